import type { CustomerView } from '../../../api/customers.ts'
import { formatDecimal } from '../../../report/format.ts'
import { toSentence } from '../../../report/to-sentence.ts'
import { Panel } from '../../parts/panel.tsx'
import { SegmentLabel } from '../../parts/segment-label.tsx'
import { Table } from '../../parts/table.tsx'
import { useRun } from '../../state/use-run.ts'
import { certaintyWords } from './certainty-words.ts'

/** The answer to "why here?": what places the customer, why the segment is named so, how sure it is. */
export function WhyHere({ customer }: { readonly customer: CustomerView }) {
  const { view } = useRun()
  const { row, cluster, rules } = customer
  return (
    <Panel title="Why here?" class="why">
      <p>{toSentence(cluster.why)}</p>
      <p>
        <b>{cluster.segment}</b> is named so: {toSentence(cluster.whyNamed)}
      </p>
      <p>{certaintyWords(row.confidence, view.method, view.tested)}</p>
      {cluster.distances.length > 1 && (
        <Table
          caption="Distance to the centre of each segment, nearest first"
          narrow
          columns={[
            { head: 'Nearest centres', rowHead: true, cell: ({ segment }) => <SegmentLabel name={segment} linked /> },
            { head: 'Distance', number: true, cell: ({ distance }) => formatDecimal(distance) },
          ]}
          rows={cluster.distances.slice(0, 3)}
          keyOf={({ segment }) => segment}
        />
      )}
      <p>
        By the rules they are <b>{rules.segment}</b>.
      </p>
      <p class="note">{rules.sentences[0]}</p>
    </Panel>
  )
}
