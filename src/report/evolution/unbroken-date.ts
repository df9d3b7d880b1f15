import { formatDate } from '../format.ts'

/** A date whose parts stay together. */
export function unbrokenDate(date: string): string {
  return formatDate(date).replaceAll(' ', '\u00a0')
}
