import type { CustomerView } from '../../../api/customers.ts'
import { formatCents, formatCount, formatDecimal, formatFineShare, none } from '../../../report/format.ts'
import { toSentence } from '../../../report/to-sentence.ts'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useRun } from '../../state/use-run.ts'

/** What lifetime value expects of one customer, with the warnings of the fit. */
export function CustomerValues({ values }: { readonly values: NonNullable<CustomerView['values']> }) {
  const { view, currency } = useRun()
  const known = view.report.values
  const { expectedOrders, probabilityAlive, expectedValue } = values
  const ahead = known ? `In the next ${formatCount(known.horizonDays)} days, by ${known.model}.` : 'By a model.'
  const facts = [
    { name: 'Purchases expected', value: expectedOrders === null ? none : formatDecimal(expectedOrders) },
    ...(known?.isCertain === false ? [] : [{ name: 'Still there', value: formatFineShare(probabilityAlive) }]),
    ...(expectedValue === null ? [] : [{ name: 'Value expected', value: formatCents(expectedValue, currency) }]),
  ]
  return (
    <Panel title="What to expect" note={ahead}>
      <Facts facts={facts} />
      {known?.warnings.map((warning) => (
        <p class="note" key={warning}>
          With care: {toSentence(warning)}
        </p>
      ))}
    </Panel>
  )
}
