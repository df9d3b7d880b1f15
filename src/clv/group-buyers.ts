import { distinct } from '../numeric/distinct.ts'
import type { Buyers } from './buyers.ts'
import type { TimeUnit } from './time.ts'

/** Customers with equal x, tx and age as one row each, sorted by these; every figure of theirs is the same. */
export interface BuyerGroups<Unit extends TimeUnit = TimeUnit> extends Buyers<Unit> {
  /** Customers in each group. */
  readonly weights: Float64Array
  /** The group of each customer. */
  readonly groupOf: Int32Array
}

/**
 * Collapses equal customers: a million of one shop make some hundred thousand groups or fewer. O(n) for whole times, else
 * O(n log n). No customers give no groups.
 */
export function groupBuyers<Unit extends TimeUnit>({ n, unit, x, tx, age }: Buyers<Unit>): BuyerGroups<Unit> {
  const columns = [distinct(age), distinct(tx), distinct(x)]
  let order = new Int32Array(n)
  for (let i = 0; i < n; i++) order[i] = i
  for (const { values, index } of columns) order = sortedBy(index, values.length, order)
  const groupOf = new Int32Array(n)
  const first = new Int32Array(n)
  const sizes = new Float64Array(n)
  let groups = 0
  for (let i = 0; i < n; i++) {
    const row = order[i]!
    const isNew = i === 0 || columns.some(({ index }) => index[row] !== index[order[i - 1]!])
    if (isNew) first[groups++] = row
    groupOf[row] = groups - 1
    sizes[groups - 1]!++
  }
  const take = (column: Float64Array): Float64Array => {
    const taken = new Float64Array(groups)
    for (let g = 0; g < groups; g++) taken[g] = column[first[g]!]!
    return taken
  }
  return { n: groups, unit, x: take(x), tx: take(tx), age: take(age), weights: sizes.slice(0, groups), groupOf }
}

/** The rows in the order of one column, keeping the order they had among equals (counting sort). */
function sortedBy(index: Int32Array, values: number, rows: Int32Array): Int32Array<ArrayBuffer> {
  const starts = new Int32Array(values + 1)
  for (let i = 0; i < rows.length; i++) starts[index[i]! + 1]!++
  for (let v = 0; v < values; v++) starts[v + 1]! += starts[v]!
  const order = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i++) order[starts[index[rows[i]!]!]!++] = rows[i]!
  return order
}
