import type { SegmentView } from '../../../api/customers.ts'
import { formatCount, formatDecimal, formatFineShare, formatMoney } from '../../../report/format.ts'
import { toSentence } from '../../../report/to-sentence.ts'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useRun } from '../../state/use-run.ts'

/** What lifetime value expects of a segment, with the warnings of the fit; nothing where the run has none. */
export function SegmentValues({ segment }: { readonly segment: SegmentView }) {
  const { view, currency } = useRun()
  const known = view.report.values
  const group = known?.groups.find(({ name }) => name === segment.name)
  if (known === undefined || group === undefined || group.customers === 0) return null
  const { orders, customers, alive, value } = group
  const all = known.totals?.value ?? null
  const part = value !== null && all !== null && all > 0 ? ` (${formatFineShare(value / all)} of all)` : ''
  const facts = [
    { name: 'Purchases', value: formatCount(orders) },
    { name: 'Purchases each', value: formatDecimal(orders / customers) },
    ...(known.isCertain ? [{ name: 'Still there', value: formatFineShare(alive) }] : []),
    ...(value === null ? [] : [{ name: 'Value', value: `${formatMoney(value, currency)}${part}` }]),
    ...(value === null ? [] : [{ name: 'Value each', value: formatMoney(value / customers, currency) }]),
  ]
  return (
    <Panel title="What to expect" note={`In the next ${formatCount(known.horizonDays)} days, by ${known.model}.`}>
      <Facts facts={facts} />
      {known.warnings.map((warning) => (
        <p class="note" key={warning}>
          With care: {toSentence(warning)}
        </p>
      ))}
    </Panel>
  )
}
