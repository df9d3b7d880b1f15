import { useState } from 'preact/hooks'

let last = 0

/**
 * An id that no other element of the page has, for as long as the component is there. `useId` of Preact counts from the
 * nearest root again, and gives one id twice where part of a screen is drawn later.
 */
export function useOwnId(): string {
  return useState(() => `own-${++last}`)[0]
}
