import type { DraftView } from '../../api/draft.ts'
import { capitalise } from '../../report/capitalise.ts'
import { listWords } from '../../report/list-words.ts'
import { numberWord } from '../../report/number-word.ts'
import { toSentence } from '../../report/to-sentence.ts'
import { ROLE_WORDS } from './role-words.ts'

/** What stands in the way of reading, and where on the page it is answered. */
export function problemWords({ message, role, candidates = [] }: NonNullable<DraftView['problem']>): string {
  if (role !== undefined && candidates.length > 1) {
    const columns = `${capitalise(numberWord(candidates.length))} columns could be the ${ROLE_WORDS[role].name.toLowerCase()}`
    return `${columns}: ${listWords(candidates)}. Choose one, or leave it out.`
  }
  // Messages name options of the command line; most of them stand on the page, too.
  return message.includes('--') ? `${toSentence(message)} On this page: “Read it differently”.` : toSentence(message)
}
