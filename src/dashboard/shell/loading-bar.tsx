import { slowRequests } from '../api/slow-requests.ts'
import { change } from '../state/change.ts'

/** A thin bar while something takes longer than a moment. */
export function LoadingBar() {
  const busy = slowRequests.value > 0 || change.value !== null
  return busy ? <div class="loading" role="progressbar" aria-label="Loading" /> : null
}
