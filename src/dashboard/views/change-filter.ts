import type { CustomerFilter, Measure } from '../../api/customers.ts'

/** The filter with one of its parts replaced; an empty part is left out. */
export function changeFilter(
  filter: CustomerFilter,
  change: { readonly [Part in keyof CustomerFilter]: CustomerFilter[Part] | undefined },
): CustomerFilter {
  const { segment, rule, q, ranges, polygon } = { ...filter, ...change }
  return {
    ...(segment && segment.length > 0 && { segment }),
    ...(rule && rule.length > 0 && { rule }),
    ...(q && { q }),
    ...(ranges && Object.keys(ranges).length > 0 && { ranges }),
    ...(polygon && { polygon }),
  }
}

/** The filter with this range of one measure; without one where both ends are open. */
export function changeRange(
  filter: CustomerFilter,
  measure: Measure,
  range: { readonly from: number | null; readonly to: number | null },
): CustomerFilter {
  const { [measure]: _, ...others } = filter.ranges ?? {}
  const open = range.from === null && range.to === null
  return changeFilter(filter, { ranges: open ? others : { ...others, [measure]: range } })
}

/** Whether the filter lets everybody through. */
export function isEveryone(filter: CustomerFilter): boolean {
  return Object.keys(changeFilter(filter, {})).length === 0
}
