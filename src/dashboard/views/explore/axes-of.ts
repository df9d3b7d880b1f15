import type { Measure } from '../../../api/customers.ts'

/** The measures across and up. */
export interface Axes {
  readonly x: Measure
  readonly y: Measure
}

/** The axes of the address, or last order and revenue; never the same twice. */
export function axesOf(words: URLSearchParams, known: readonly Measure[]): Axes {
  const wanted = (name: string): Measure | undefined => known.find((measure) => measure === words.get(name))
  const x = wanted('x') ?? 'recency'
  const y = wanted('y') ?? (known.includes('revenue') ? 'revenue' : 'orders')
  return x === y ? { x, y: known.find((measure) => measure !== x)! } : { x, y }
}
