import { useCallback, useEffect } from 'preact/hooks'
import type { CustomerOrders, CustomerRow } from '../../../api/customers.ts'
import type { JobView } from '../../../api/job.ts'
import { orderChart } from '../../../charts/order-chart.ts'
import { formatCents, formatCount, formatDate, formatMoney, none } from '../../../report/format.ts'
import { toSentence } from '../../../report/to-sentence.ts'
import { routes } from '../../api/routes.ts'
import { useJob } from '../../api/use-job.ts'
import { useResource } from '../../api/use-resource.ts'
import { Chart } from '../../parts/chart.tsx'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { Figure } from '../../parts/figure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Table } from '../../parts/table.tsx'
import { useRun } from '../../state/use-run.ts'
import { orderRhythm } from './order-rhythm.ts'

/** Orders over time. They are not part of a result: the sources are read for them once, where they are still there. */
export function OrdersFigure({ row }: { readonly row: CustomerRow }) {
  const { view } = useRun()
  const { data, failure, reload } = useResource<CustomerOrders | JobView>(routes.orders(view.run, row.id))
  const job = data !== undefined && 'job' in data ? data.job : null
  const reading = useJob(job)
  const done = reading.view?.state === 'done'
  useEffect(() => {
    if (done) reload()
  }, [done, reload])

  if (failure?.code === 'no-history') {
    return (
      <Panel title="Orders over time">
        <p class="quiet">
          {toSentence(`single orders cannot be shown: ${failure.message}`)} The figures above were kept with the run.
        </p>
      </Panel>
    )
  }
  if (failure !== null) {
    return (
      <Panel title="Orders over time">
        <FailureNotice failure={failure} retry={reload} />
      </Panel>
    )
  }
  if (job !== null) return <ReadingHistory view={reading.view} />
  if (data === undefined || 'job' in data) return <Panel title="Orders over time" class="waiting" />
  return <OrdersDrawn orders={data} row={row} />
}

function ReadingHistory({ view }: { readonly view: JobView | null }) {
  const stage = view?.stages.at(-1)
  const failed = view?.state === 'failed'
  return (
    <Panel title="Orders over time" class="waiting">
      <p class="quiet" role="status">
        {failed
          ? (view?.error?.message ?? 'The source could not be read again.')
          : `The source is read again, once for all customers${stage ? `: ${stage.name}` : ''} …`}
      </p>
    </Panel>
  )
}

function OrdersDrawn({ orders, row }: { readonly orders: CustomerOrders; readonly row: CustomerRow }) {
  const { view, slotOf, segmentOf, currency } = useRun()
  const slot = slotOf(segmentOf(row.segment)?.name ?? row.segment)
  const fill = slot === undefined ? 'var(--ctl)' : `var(--s${slot})`
  const priced = orders.orders.some(({ revenue }) => revenue !== null)
  const draw = useCallback(
    (width: number) =>
      orderChart(
        {
          orders: orders.orders.map(({ at, order, revenue }) => ({
            day: daysOf(at),
            value: Number(revenue ?? 0),
            name: formatDate(at),
            fact: [order ?? 'One order', ...(revenue === null ? [] : [formatCents(revenue, currency)])].join(': '),
          })),
          end: daysOf(view.asOf ?? row.lastOrderAt ?? orders.orders.at(-1)?.at ?? ''),
          fill,
          format: priced ? (value) => formatMoney(value, currency) : null,
        },
        { width },
      ),
    [orders, view.asOf, currency, fill, priced],
  )
  const title = orderRhythm(
    orders.orders.filter(({ revenue }) => revenue === null || Number(revenue) >= 0).map(({ at }) => at),
    row.recencyDays,
  )
  return (
    <Figure
      title={title}
      subtitle={`${priced ? 'Revenue of each order' : 'Each order'}, to ${formatDate(view.asOf)}`}
      numbers={
        <Table
          caption="Orders, latest first"
          narrow
          columns={[
            { head: 'Day', rowHead: true, cell: ({ at }) => formatDate(at) },
            { head: 'Order', cell: ({ order }) => order ?? none },
            { head: 'Rows', number: true, cell: ({ rows }) => formatCount(rows) },
            ...(priced
              ? [{ head: 'Revenue', number: true, cell: (order: Order) => formatCents(order.revenue, currency) }]
              : []),
          ]}
          rows={orders.orders.toReversed()}
          keyOf={({ at, order, rows }) => `${at} ${order} ${rows}`}
        />
      }
    >
      <Chart draw={draw} label={`${title}.`} height={180} />
    </Figure>
  )
}

type Order = CustomerOrders['orders'][number]

/** Whole days since 1970 of `2011-02-10T14:38:00`. */
function daysOf(at: string): number {
  return Math.floor(Date.parse(`${at.slice(0, 10)}T00:00:00Z`) / 86_400_000)
}
