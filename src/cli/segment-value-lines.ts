import type { ReportValueGroup, ReportValues } from '../report/input/report-values.ts'
import { showCount, showCounted, showMoney, showRounded, showShare } from './show-value.ts'
import { wrap } from './terminal-table.ts'

/** What customers will buy and bring, by which model, and which segment most of it comes from: lines of at most `width`. */
export function segmentValueLines(values: ReportValues, width: number): string {
  const { totals, model, horizonDays, discountRate, warnings } = values
  const care =
    warnings.length === 0 ? '' : ` With care: ${warnings.length === 1 ? 'a note below says' : 'notes below say'} why.`
  if (totals === null) return wrap(`Lifetime value: ${model} gives no figures, see the note below.`, width, '  ')
  const worth =
    totals.value === null ? '' : `, worth ${showMoney(totals.value)} today at ${showShare(discountRate)} a year`
  const orders = `${showRounded(totals.orders)} purchase days (95%: ${showRounded(totals.ordersLow)} to ${showRounded(totals.ordersHigh)})`
  return [
    wrap(`Lifetime value by ${model}, next ${showCount(horizonDays)} days: ${orders}${worth}.${care}`, width, '  '),
    ...topLine(values).map((line) => wrap(line, width, '  ')),
  ].join('\n')
}

/** The segment that most is expected of; none where nothing is expected of anybody. */
function topLine({ groups, totals }: ReportValues): string[] {
  const all = totals?.value ?? totals?.orders ?? 0
  const expected = ({ value, orders }: ReportValueGroup): number => value ?? orders
  const [top] = groups.toSorted((a, b) => expected(b) - expected(a))
  if (top === undefined || !(all > 0)) return []
  const what = top.value === null ? `${showRounded(top.orders)} purchase days` : showMoney(top.value)
  return [
    `Most of it from ${top.name}: ${showCounted(top.customers, 'customer')}, ${what}, ${showShare(expected(top) / all)}.`,
  ]
}
