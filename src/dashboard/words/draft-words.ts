import type { DraftView } from '../../api/draft.ts'
import { capitalise } from '../../report/capitalise.ts'
import { numberWord } from '../../report/number-word.ts'
import { ROLE_WORDS } from './role-words.ts'

/** How sure the guesses are, in a sentence: `Guessed from names and contents. Five are certain; Product has two candidates.` */
export function draftWords({ columns, problem }: Pick<DraftView, 'columns' | 'problem'>): string {
  const known = columns.filter(({ role }) => role !== null)
  const certain = known.filter((column) => column.certain).length
  const unsure = known.filter((column) => !column.certain)
  const parts: string[] = []
  if (certain > 0) parts.push(`${numberWord(certain)} ${certain === 1 ? 'is' : 'are'} certain`)
  if (problem?.role && problem.candidates && problem.candidates.length > 0) {
    parts.push(`${ROLE_WORDS[problem.role].name} has ${numberWord(problem.candidates.length)} candidates`)
  } else if (problem?.role) parts.push(`${ROLE_WORDS[problem.role].name} is to be chosen`)
  if (unsure.length > 0) {
    parts.push(`${unsure.map(({ role }) => ROLE_WORDS[role!].name).join(', ')} should be looked at`)
  }
  return parts.length === 0
    ? 'Say which column is which.'
    : `Guessed from names and contents. ${capitalise(parts.join('; '))}.`
}
