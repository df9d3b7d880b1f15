import { signal } from '@preact/signals'

export interface ToastAction {
  readonly label: string
  readonly run: () => void
}

export interface Toast {
  readonly id: number
  readonly text: string
  readonly actions: readonly ToastAction[]
  /** When it came, in milliseconds since the page was opened. */
  readonly at: number
}

const shownMs = 8000
const freshMs = 1000

/** What is shown at the foot of the page, oldest first. */
export const toasts = signal<readonly Toast[]>([])
let last = 0

/** Says something for eight seconds, with what can be done about it, such as Undo. */
export function toast(text: string, actions: readonly ToastAction[] = []): void {
  const id = ++last
  toasts.value = [...toasts.value.slice(-1), { id, text, actions, at: performance.now() }]
  setTimeout(() => dismissToast(id), shownMs)
}

export function dismissToast(id: number): void {
  toasts.value = toasts.value.filter((shown) => shown.id !== id)
}

/** Takes away what belongs to the screen before this one; what came with this one stays. */
export function dismissOlderToasts(): void {
  const since = performance.now() - freshMs
  toasts.value = toasts.value.filter(({ at }) => at > since)
}
