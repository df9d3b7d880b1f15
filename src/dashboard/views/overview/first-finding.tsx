import { findingsToReadFirst } from '../../../report/read-first.ts'
import { toSentence } from '../../../report/to-sentence.ts'
import { addresses } from '../../state/addresses.ts'
import { useRun } from '../../state/use-run.ts'
import { inPageWords } from '../../words/in-page-words.ts'

/** The most serious thing to know before any number, if there is one. */
export function FirstFinding() {
  const { input, view } = useRun()
  const first = findingsToReadFirst(input.findings)
  if (first.length === 0) return null
  const more = input.findings.length - 1
  return (
    <div class="notice">
      <span>
        <b>Read this first.</b> {toSentence(inPageWords(first[0]!.message))}{' '}
        <a href={addresses.data(view.run)}>
          {more > 0 ? `See it and ${more} more ${more === 1 ? 'note' : 'notes'}` : 'See what was set aside'}
        </a>
      </span>
    </div>
  )
}
