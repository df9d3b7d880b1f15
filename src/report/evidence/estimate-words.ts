import { formatDecimal, none } from '../format.ts'
import type { PageEstimate } from './evidence-page.ts'

/** `0.612`. */
export function valueWords(estimate: PageEstimate | null): string {
  return formatDecimal(estimate?.value ?? null, 3)
}

/** `0.58 to 0.64`. */
export function intervalWords(estimate: PageEstimate | null): string {
  return estimate === null ? none : `${formatDecimal(estimate.low)} to ${formatDecimal(estimate.high)}`
}
