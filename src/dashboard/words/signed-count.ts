import { formatCount } from '../../report/format.ts'

/** `+359`, `−359`, and 0 as `0`. */
export function signedCount(count: number): string {
  return count === 0 ? '0' : `${count > 0 ? '+' : '−'}${formatCount(Math.abs(count))}`
}
