import { toasts } from '../state/toasts.ts'

/** Reads aloud what a toast says. */
export function Announcer() {
  return (
    <div class="hidden" role="status">
      {toasts.value.at(-1)?.text}
    </div>
  )
}
