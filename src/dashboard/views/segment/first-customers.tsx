import type { CustomerRow } from '../../../api/customers.ts'
import { formatCents, formatCount, formatDate, formatDecimal } from '../../../report/format.ts'
import { Panel } from '../../parts/panel.tsx'
import { Table } from '../../parts/table.tsx'
import { addresses } from '../../state/addresses.ts'
import { useRun } from '../../state/use-run.ts'

/** Customers of so few orders and so much revenue may be a mistake or a reseller. */
const OUTLYING = 10

/** Whom to call first, and among them whose figures look like something else. */
export function FirstCustomers({
  rows,
  median,
}: {
  readonly rows: readonly CustomerRow[]
  readonly median: number | null
}) {
  const { view, currency } = useRun()
  const odd = rows.filter((row) => isOdd(row, median))
  return (
    <Panel
      title="Worth a call first"
      note={view.revenue === null ? 'Most orders in the segment.' : 'Highest revenue in the segment.'}
    >
      <Table
        caption="Worth a call first"
        narrow
        columns={[
          {
            head: 'Customer',
            rowHead: true,
            class: 'id',
            cell: ({ id }) => <a href={addresses.customer(view.run, id)}>{id}</a>,
          },
          ...(view.revenue === null
            ? []
            : [{ head: 'Revenue', number: true, cell: (row: CustomerRow) => formatCents(row.revenue, currency) }]),
          { head: 'Orders', number: true, cell: ({ orders }) => formatCount(orders) },
          { head: 'Last order', number: true, cell: ({ lastOrderAt }) => formatDate(lastOrderAt) },
          { head: 'Certainty', number: true, cell: ({ confidence }) => formatDecimal(confidence) },
        ]}
        rows={rows}
        keyOf={({ id }) => id}
      />
      {odd.length > 0 && (
        <p class="note warn">
          {odd.length === 1 ? `${odd[0]!.id} has ` : `${odd.map(({ id }) => id).join(', ')} have `}
          one or two orders of more than {OUTLYING} times the segment’s median. Look at the orders before you call: they
          may have been cancelled, or belong to a reseller.
        </p>
      )}
    </Panel>
  )
}

function isOdd({ orders, revenue }: CustomerRow, median: number | null): boolean {
  return orders <= 2 && revenue !== null && median !== null && median > 0 && Number(revenue) > OUTLYING * median
}
