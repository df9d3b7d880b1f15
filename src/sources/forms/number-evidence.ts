import type { DecimalSign } from './number-form.ts'
import { recogniseNumber } from './recognise-number.ts'

/** Values of one shape: how many there are, and one of them. */
export interface NumberShape {
  readonly example: string
  readonly rows: number
}

/** What a column shows: counts for each decimal sign, and what occurs. */
export interface NumberEvidence {
  readonly name: string
  /** Values that are numbers. */
  readonly values: number
  readonly rows: Readonly<Record<DecimalSign, number>>
  readonly examples: Readonly<Partial<Record<DecimalSign, string>>>
  readonly ambiguous: Readonly<Record<DecimalSign, number>>
  readonly ambiguousExample: string | undefined
  /** Whole numbers of four digits and more without a sign between thousands. */
  readonly long: number
  readonly grouped: boolean
  readonly adorned: boolean
  readonly currencies: readonly string[]
}

/** Adds up what the shapes of a column show. */
export function weighNumbers(name: string, shapes: readonly NumberShape[]): NumberEvidence {
  const rows = { '.': 0, ',': 0 }
  const ambiguous = { '.': 0, ',': 0 }
  const examples: Partial<Record<DecimalSign, string>> = {}
  const currencies = new Set<string>()
  let [values, long, grouped, adorned] = [0, 0, false, false]
  let ambiguousExample: string | undefined
  for (const { example, rows: count } of shapes) {
    const seen = recogniseNumber(example)
    if (!seen) continue
    values += count
    if (seen.decimal) {
      rows[seen.decimal] += count
      examples[seen.decimal] ??= example
    }
    if (seen.ambiguous) {
      ambiguous[seen.ambiguous] += count
      ambiguousExample ??= example
    }
    if (seen.currency !== undefined) currencies.add(seen.currency)
    long += seen.isLong ? count : 0
    grouped ||= seen.grouped
    adorned ||= seen.adorned
  }
  return {
    name,
    values,
    rows,
    examples,
    ambiguous,
    ambiguousExample,
    long,
    grouped,
    adorned,
    currencies: [...currencies],
  }
}
