import { type CustomerFilter, MEASURES } from '../../api/customers.ts'
import { formatCents, formatCount, formatDays } from '../../report/format.ts'
import { listWords } from '../../report/list-words.ts'
import { changeFilter, changeRange } from './change-filter.ts'
import { type MeasureWords, measureWords } from './measure-words.ts'

/** One part of a filter in words, and the filter without it. */
export interface FilterTag {
  readonly part: string
  readonly text: string
  readonly without: CustomerFilter
}

/** The parts of a filter, in the order of the address. `nameOf` gives a segment's name for its slug. */
export function filterTags(
  filter: CustomerFilter,
  nameOf: (slug: string) => string,
  currency: string | null,
): FilterTag[] {
  const tags: FilterTag[] = []
  if (filter.segment) {
    tags.push({
      part: 'Segment',
      text: listWords(filter.segment.map(nameOf)),
      without: changeFilter(filter, { segment: undefined }),
    })
  }
  if (filter.rule) {
    tags.push({
      part: 'By the rules',
      text: listWords(filter.rule),
      without: changeFilter(filter, { rule: undefined }),
    })
  }
  if (filter.q) {
    tags.push({ part: 'Id holds', text: filter.q, without: changeFilter(filter, { q: undefined }) })
  }
  for (const measure of MEASURES) {
    const range = filter.ranges?.[measure]
    if (!range) continue
    tags.push({
      part: measureWords[measure].name,
      text: rangeWords(measureWords[measure], range, currency),
      without: changeRange(filter, measure, { from: null, to: null }),
    })
  }
  if (filter.polygon) {
    const { x, y, corners } = filter.polygon
    tags.push({
      part: 'Drawn',
      text: `${measureWords[x].inText} and ${measureWords[y].inText}, ${corners.length} corners`,
      without: changeFilter(filter, { polygon: undefined }),
    })
  }
  return tags
}

/** `30 to 90 days ago`, `£1,000 or more`, `at most 5`. */
export function rangeWords(
  { kind, unit }: MeasureWords,
  { from, to }: { readonly from: number | null; readonly to: number | null },
  currency: string | null,
): string {
  const plain = (value: number): string =>
    kind === 'money' ? formatCents(value, currency).replace(/\.00$/, '') : formatCount(value)
  const whole = (value: number): string => (kind === 'days' ? formatDays(value) : plain(value))
  const after = kind === 'days' ? ` ${unit.replace(/^days /, '')}` : ''
  if (from !== null && to !== null)
    return from === to ? `${whole(from)}${after}` : `${plain(from)} to ${whole(to)}${after}`
  if (from !== null) return `${whole(from)}${after} or more`
  return to === null ? 'any' : `at most ${whole(to)}${after}`
}
