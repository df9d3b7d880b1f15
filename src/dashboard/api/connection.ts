import { signal } from '@preact/signals'

/** Whether nobody answers any more. */
export const stopped = signal(false)

/** Counts up whenever the server answers again; what is shown is then asked for anew. */
export const reconnections = signal(0)

const retryMs = 2000
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

async function ask(): Promise<void> {
  timer = undefined
  try {
    await fetch('/api/runs', { credentials: 'same-origin', cache: 'no-store' })
    noteAnswer()
  } catch {
    noteSilence()
  }
}
