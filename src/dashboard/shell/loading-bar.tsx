import { slowRequests } from '../api/use-resource.ts'

/** A thin bar while something takes longer than a moment. */
export function LoadingBar() {
  return slowRequests.value > 0 ? <div class="loading" role="progressbar" aria-label="Loading" /> : null
}
