import type { SegmentView } from '../../../api/customers.ts'
import { formatCount, formatFineShare, formatShare } from '../../../report/format.ts'
import { Panel } from '../../parts/panel.tsx'
import { Table } from '../../parts/table.tsx'
import { addresses } from '../../state/addresses.ts'
import { toQueryString } from '../../state/customer-query.ts'
import { useRun } from '../../state/use-run.ts'

/** What the rule map calls the customers of a segment. */
export function RulesPanel({ segment }: { readonly segment: SegmentView }) {
  const { view } = useRun()
  return (
    <Panel
      title={rulesTitle(segment)}
      note="Rules look at scores one by one; segments at all measures at once. A name in both is the surest."
    >
      <Table
        caption="Customers of the segment by the rules"
        narrow
        columns={[
          {
            head: 'By the rules',
            rowHead: true,
            cell: ({ name }) => (
              <a href={addresses.customers(view.run, toQueryString({ segment: [segment.slug], rule: [name] }))}>
                {name}
              </a>
            ),
          },
          { head: 'Customers', number: true, cell: ({ customers }) => formatCount(customers) },
          { head: 'share', number: true, cell: ({ customers }) => formatFineShare(customers / segment.customers) },
        ]}
        rows={segment.rules}
        keyOf={({ name }) => name}
      />
    </Panel>
  )
}

function rulesTitle({ name, customers, rules }: SegmentView): string {
  const same = rules.find((rule) => rule.name === name)
  const most = rules[0]!
  if (same !== undefined) return `The rules call ${formatShare(same.customers / customers)} of them ${name}, too`
  return `The rules have other names for them: ${formatShare(most.customers / customers)} are ${most.name}`
}
