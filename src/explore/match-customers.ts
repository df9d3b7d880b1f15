import { type CustomerFilter, MEASURES } from '../api/customers.ts'
import type { CustomerTable } from './customer-table.ts'
import { keepPointsInside } from './points-inside.ts'

/** 1 for each customer that a filter lets through; `clusterOf` gives the cluster of a segment's slug. */
export async function matchCustomers(
  { base, marks }: CustomerTable,
  filter: CustomerFilter,
  clusterOf: ReadonlyMap<string, number>,
): Promise<Uint8Array> {
  const { n, measures } = base
  const mask = new Uint8Array(n).fill(1)
  if (filter.segment) keepAny(mask, marks.cluster, new Set(filter.segment.map((slug) => clusterOf.get(slug))))
  if (filter.rule) keepAny(mask, marks.rule, new Set(filter.rule.map((name) => marks.ruleNames.indexOf(name))))
  for (const measure of MEASURES) {
    const range = filter.ranges?.[measure]
    if (range)
      keepRange(mask, measures[measure], range.from ?? Number.NEGATIVE_INFINITY, range.to ?? Number.POSITIVE_INFINITY)
  }
  const { polygon } = filter
  if (polygon) keepPointsInside(mask, measures[polygon.x], measures[polygon.y], polygon.corners)
  if (filter.q !== undefined) await base.ids.keepThoseWith(mask, filter.q)
  return mask
}

/** Values are -1 or more. */
function keepAny(mask: Uint8Array, values: Int32Array, wanted: ReadonlySet<number | undefined>): void {
  const kept = new Uint8Array(2 + Math.max(-1, ...[...wanted].map((value) => value ?? -1)))
  for (const value of wanted) if (value !== undefined && value >= -1) kept[value + 1] = 1
  for (let i = 0; i < mask.length; i++) mask[i]! &= kept[values[i]! + 1] ?? 0
}

/** Customers without the figure are in no range. */
function keepRange(mask: Uint8Array, values: Float64Array, from: number, to: number): void {
  for (let i = 0; i < mask.length; i++) if (!(values[i]! >= from && values[i]! <= to)) mask[i] = 0
}
