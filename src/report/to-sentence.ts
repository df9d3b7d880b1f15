import { capitalise } from './capitalise.ts'

/** A message of ours, which is lower-case and has no stop, as a sentence. */
export function toSentence(message: string): string {
  const text = capitalise(message.trim())
  return text === '' || /[.!?…]$/.test(text) ? text : `${text}.`
}
