import type { Measure } from '../api/customers.ts'
import type { CustomerBase } from './customer-base.ts'

/** What a run says of each customer; element i of every column belongs to row i of the base. */
export interface CustomerMarks {
  readonly r: Uint8Array
  readonly f: Uint8Array
  /** Not there without amounts. */
  readonly m: Uint8Array | undefined
  /** Scores go from 1 to this. */
  readonly bins: number
  readonly cluster: Int32Array
  readonly clusterNames: ReadonlyMap<number, string>
  /** Index into `ruleNames`. */
  readonly rule: Int32Array
  readonly ruleNames: readonly string[]
  /** NaN where a customer has none. */
  readonly confidence: Float64Array
}

/** The customers of one run: those of its shop, which other runs of it share, and what this run says of them. */
export interface CustomerTable {
  readonly base: CustomerBase
  readonly marks: CustomerMarks
}

/** Whether a measure is of money. */
export function isMoney(measure: Measure): boolean {
  return measure === 'revenue' || measure === 'averageOrderValue'
}

/** The code of a customer's scores, as rule maps have it: `545`, or `10-4-5` where scores go beyond 9. */
export function rfmCell({ r, f, m, bins }: CustomerMarks, at: number): string {
  return [r[at]!, f[at]!, ...(m ? [m[at]!] : [])].join(bins > 9 ? '-' : '')
}
