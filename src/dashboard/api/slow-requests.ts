import { signal } from '@preact/signals'

/** Requests that have taken long enough to show the bar. */
export const slowRequests = signal(0)

const SLOW_MS = 150

/** Counts a request that takes long until it is finished, and tells when it has become slow and when it is over. */
export function watchSlow(tell: (slow: boolean) => void): () => void {
  let counted = false
  const timer = setTimeout(() => {
    counted = true
    slowRequests.value++
    tell(true)
  }, SLOW_MS)
  return () => {
    clearTimeout(timer)
    if (counted) slowRequests.value--
    counted = false
    tell(false)
  }
}
