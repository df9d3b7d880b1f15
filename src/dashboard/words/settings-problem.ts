import { toSentence } from '../../report/to-sentence.ts'
import { inPageWords } from './in-page-words.ts'

/** Why settings came to nothing, in the words of the page. */
export function settingsProblem(message: string): string {
  return toSentence(inPageWords(message))
}
