import { formatCount } from './format.ts'

/** `1 customer`, `1,002 customers`. */
export function countNoun(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`
}
