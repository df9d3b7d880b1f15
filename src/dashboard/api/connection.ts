import { signal } from '@preact/signals'

/** Whether nobody answers any more. */
export const stopped = signal(false)

/** Counts up whenever the server answers again; what is shown is then asked for anew. */
export const reconnections = signal(0)

const retryMs = 2000
const checkMs = 15_000
let timer: ReturnType<typeof setTimeout> | undefined

/** Notes that a request found nobody, and asks every two seconds until somebody answers. */
export function noteSilence(): void {
  stopped.value = true
  timer ??= setTimeout(ask, retryMs)
}

export function noteAnswer(): void {
  clearTimeout(timer)
  timer = undefined
  if (!stopped.value) return
  stopped.value = false
  reconnections.value++
}

/** Asks now and then, and when the reader comes back to the page, so that an end is noticed before anything is clicked. */
export function watchConnection(): void {
  addEventListener('focus', () => void ask())
  setInterval(() => {
    if (document.visibilityState === 'visible' && timer === undefined) void ask()
  }, checkMs)
}

async function ask(): Promise<void> {
  timer = undefined
  try {
    await fetch('/api/runs', { credentials: 'same-origin', cache: 'no-store' })
    noteAnswer()
  } catch {
    noteSilence()
  }
}
