import type { SegmentView } from '../../../api/customers.ts'
import type { RunView } from '../../../api/run-view.ts'
import { formatCount, formatDays, formatFineShare, formatMoney, formatShare } from '../../../report/format.ts'
import type { KeyFigure } from '../../parts/figures-line.tsx'

/** The five figures of a segment, each with what it is among all customers. */
export function keyFigures(
  segment: SegmentView,
  { report, tested }: Pick<RunView, 'report' | 'tested'>,
  currency: string | null,
): KeyFigure[] {
  const money = (amount: number | null): string => formatMoney(amount, currency)
  const stability = report.segments.find(({ cluster }) => cluster === segment.cluster)?.stability ?? null
  const recency = segment.profile.find(({ measure }) => measure === 'recency')
  const average = report.revenue === null || report.orders === 0 ? null : report.revenue / report.orders
  return [
    { value: formatCount(segment.customers), name: 'customers', basis: `${formatFineShare(segment.share)} of all` },
    ...(segment.revenue === null
      ? []
      : [
          { value: money(segment.revenue), name: 'revenue', basis: `${formatFineShare(segment.revenueShare)} of all` },
          { value: money(segment.averageOrderValue), name: 'average order', basis: `all: ${money(average)}` },
        ]),
    {
      value: formatShare(segment.repeatRate),
      name: 'ordered twice or more',
      basis: `all: ${formatShare(report.repeatRate)}`,
    },
    ...(stability === null && tested && recency !== undefined
      ? [
          {
            value: formatDays(recency.segment.p50),
            name: 'since the last order, median',
            basis: `all: ${formatDays(recency.everybody.p50)}`,
          },
        ]
      : [
          {
            value: tested ? formatShare(stability) : '…',
            name: 'found again in re-draws',
            basis: !tested
              ? 'being tested'
              : report.chosen.jaccardFloor === null
                ? undefined
                : `stable from ${formatShare(report.chosen.jaccardFloor)}`,
          },
        ]),
  ]
}
