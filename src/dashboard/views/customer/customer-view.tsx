import { useRoute } from 'preact-iso'
import type { CustomerView as Customer, CustomerRow } from '../../../api/customers.ts'
import { formatCents, formatCount, formatDate, formatDays, formatMedian, none } from '../../../report/format.ts'
import { routes } from '../../api/routes.ts'
import { useResource } from '../../api/use-resource.ts'
import { Facts } from '../../parts/facts.tsx'
import { FiguresLine, type KeyFigure } from '../../parts/figures-line.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SegmentLabel } from '../../parts/segment-label.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { addresses } from '../../state/addresses.ts'
import { type Run, useRun } from '../../state/use-run.ts'
import '../views.css'
import './customer.css'
import { CustomerValues } from './customer-values.tsx'
import { OrdersFigure } from './orders-figure.tsx'
import { scoreSteps } from './score-steps.ts'
import { ScoresPanel } from './scores-panel.tsx'
import { WhatWouldMove } from './what-would-move.tsx'
import { WhyHere } from './why-here.tsx'

/** `/r/:run/c/:id`: one customer, why they are in their segment, and what would move them. */
export function CustomerView() {
  const run = useRun()
  const id = useRoute().params['id']!
  const resource = useResource<Customer>(routes.customer(run.view.run, id), { lasting: run.view.tested })
  return (
    <Loaded resource={resource} skeleton={<Skeleton height={640} />} missing="This customer cannot be shown">
      {(customer) => {
        const { row, cluster, rules, kept, values } = customer
        const steps = scoreSteps(row, run.input.scoring, run.currency)
        const columns = Object.entries(kept)
        return (
          <>
            <PageHead
              title={`${row.id} is in ${cluster.segment}`}
              before={
                <>
                  <a href={addresses.customers(run.view.run)}>Customers</a> /{' '}
                  <SegmentLabel name={cluster.segment} linked />
                </>
              }
              note={`First order ${formatDate(row.firstOrderAt)}, last order ${formatDate(row.lastOrderAt)}`}
            />
            <FiguresLine figures={figuresOf(row, run)} />
            <div class="halves customer">
              <WhyHere customer={customer} />
              <OrdersFigure row={row} />
              <ScoresPanel code={rules.code} steps={steps} />
              <div class="stack">
                <WhatWouldMove customer={customer} steps={steps} />
                {values && <CustomerValues values={values} />}
                {columns.length > 0 && (
                  <Panel title="Carried along" note="The latest value that is not empty.">
                    <Facts facts={columns.map(([name, value]) => ({ name, value: value ?? none }))} />
                  </Panel>
                )}
              </div>
            </div>
          </>
        )
      }}
    </Loaded>
  )
}

/** The customer's figures beside the medians of their segment. */
function figuresOf(row: CustomerRow, { view, input, currency, money }: Run): KeyFigure[] {
  const own = input.segments.find(({ cluster }) => cluster === row.cluster)
  const median = (text: string | undefined): string | undefined => text && `segment: ${text}, median`
  return [
    {
      value: formatDays(row.recencyDays).replace(/ \(.*/, ''),
      name: 'since the last order',
      basis: median(own && formatDays(own.medianRecencyDays)),
    },
    {
      value: formatCount(row.orders),
      name: row.orders === 1 ? 'order' : 'orders',
      basis: median(own && formatMedian(own.medianOrderCount)),
    },
    ...(row.revenue === null
      ? []
      : [
          {
            value: formatCents(row.revenue, currency),
            name: 'revenue',
            basis: median(own && money(own.medianRevenue)),
          },
          {
            value: formatCents(row.averageOrderValue, currency),
            name: 'average order',
            basis: own && `segment: ${money(own.averageOrderValue)}`,
          },
        ]),
    {
      value: row.confidence === null ? none : row.confidence.toFixed(2),
      name: 'certainty',
      basis: row.confidence === null && !view.tested ? 'being tested' : '1 is certain',
    },
  ]
}
