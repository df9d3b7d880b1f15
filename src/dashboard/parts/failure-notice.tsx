import { toSentence } from '../../report/to-sentence.ts'
import type { RequestFailure } from '../api/request-failure.ts'
import { Button } from './button.tsx'

/** What went wrong and what to do about it; what was there before stays under it. */
export function FailureNotice({
  failure,
  retry,
}: {
  readonly failure: Error | RequestFailure
  readonly retry?: () => void
}) {
  return (
    <div class="notice error" role="alert">
      <span>
        <b>That did not work.</b> {toSentence(failure.message)}
      </span>
      {retry && <Button onClick={retry}>Try again</Button>}
    </div>
  )
}
