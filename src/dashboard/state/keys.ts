import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'

/** A key, or two pressed one after the other, and what it does. */
export interface KeyBinding {
  /** As `KeyboardEvent.key` has it; two with a blank between: `g o`. */
  readonly keys: string
  /** What it does, for the list of all keys; without it the key is not listed. */
  readonly does?: string
  readonly run: (event: KeyboardEvent) => void
}

const pauseMs = 1500
const bindings = signal<readonly (readonly KeyBinding[])[]>([])
let pressed = ''
let pressedAt = 0

/** Every key that works on this screen. */
export function listedKeys(): KeyBinding[] {
  return bindings.value.flat().filter(({ does }) => does !== undefined)
}

/** Makes keys work while the component is there; those of inner components come first. Not while text is typed, but for Escape. */
export function useKeys(own: readonly KeyBinding[]): void {
  const latest = useRef(own)
  latest.current = own
  const names = own.map(({ keys }) => keys).join('\n')
  useEffect(() => {
    const entry = latest.current.map((binding, i) => ({
      ...binding,
      run: (event: KeyboardEvent) => latest.current[i]?.run(event),
    }))
    bindings.value = [...bindings.value, entry]
    if (bindings.value.length === 1) addEventListener('keydown', answer)
    return () => {
      bindings.value = bindings.value.filter((other) => other !== entry)
      if (bindings.value.length === 0) removeEventListener('keydown', answer)
    }
  }, [names])
}

function answer(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  if (document.querySelector('dialog[open]') !== null) return
  if (isTyping(event.target) && event.key !== 'Escape') return
  const both = event.timeStamp - pressedAt < pauseMs ? `${pressed} ${event.key}` : event.key
  pressed = event.key
  pressedAt = event.timeStamp
  const all = bindings.value.toReversed().flat()
  const found = all.find(({ keys }) => keys === both) ?? all.find(({ keys }) => keys === event.key)
  if (found === undefined) return
  event.preventDefault()
  found.run(event)
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button', 'range'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}
