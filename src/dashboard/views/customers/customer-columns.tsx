import type { ComponentChildren } from 'preact'
import type { CustomerRow, Sort } from '../../../api/customers.ts'
import { formatCents, formatCount, formatDate, formatDecimal } from '../../../report/format.ts'
import { SegmentLabel } from '../../parts/segment-label.tsx'
import { addresses } from '../../state/addresses.ts'
import type { Run } from '../../state/use-run.ts'

/** A column of the list of customers. */
export interface CustomerColumn {
  readonly name: string
  readonly sort: Sort | null
  readonly cell: (row: CustomerRow, run: Run) => ComponentChildren
  readonly number: boolean
  /** Only where the run has amounts. */
  readonly money?: boolean
  /** Of 100, when all columns are there. */
  readonly width: number
  /** The last to go has 1; columns without stay. */
  readonly spare?: 1 | 2 | 3 | 4
}

export const customerColumns: readonly CustomerColumn[] = [
  {
    name: 'Customer',
    sort: 'id',
    number: false,
    width: 9,
    cell: ({ id }, { view }) => (
      <a href={addresses.customer(view.run, id)} tabIndex={-1} title={id}>
        {id}
      </a>
    ),
  },
  {
    name: 'Segment',
    sort: 'segment',
    number: false,
    width: 15,
    cell: ({ segment }, { segmentOf }) => <SegmentLabel name={segmentOf(segment)?.name ?? segment} />,
  },
  {
    name: 'By the rules',
    sort: 'rule',
    number: false,
    width: 12,
    spare: 2,
    cell: ({ rule }) => <span class="quiet">{rule}</span>,
  },
  {
    name: 'Last order',
    sort: null,
    number: true,
    width: 9,
    spare: 1,
    cell: ({ lastOrderAt }) => formatDate(lastOrderAt),
  },
  { name: 'Days ago', sort: 'recency', number: true, width: 7, cell: ({ recencyDays }) => formatCount(recencyDays) },
  { name: 'Orders', sort: 'orders', number: true, width: 7, cell: ({ orders }) => formatCount(orders) },
  {
    name: 'Revenue',
    money: true,
    sort: 'revenue',
    number: true,
    width: 10,
    cell: ({ revenue }, { currency }) => formatCents(revenue, currency),
  },
  {
    name: 'Average order',
    money: true,
    sort: 'averageOrderValue',
    number: true,
    width: 10,
    spare: 1,
    cell: ({ averageOrderValue }, { currency }) => formatCents(averageOrderValue, currency),
  },
  {
    name: 'First order',
    sort: 'tenure',
    number: true,
    width: 9,
    spare: 4,
    cell: ({ firstOrderAt }) => formatDate(firstOrderAt),
  },
  {
    name: 'R F M',
    sort: null,
    number: true,
    width: 6,
    spare: 3,
    cell: ({ rfmCell }) => (rfmCell.includes('-') ? rfmCell.replaceAll('-', ' ') : [...rfmCell].join(' ')),
  },
  {
    name: 'Certainty',
    sort: 'confidence',
    number: true,
    width: 7,
    spare: 2,
    cell: ({ confidence }) => formatDecimal(confidence),
  },
]

/** The classes of a column's cells. */
export function columnLook({ number, spare }: CustomerColumn): string {
  return [number ? 'number' : '', spare === undefined ? '' : `spare${spare}`].filter((name) => name !== '').join(' ')
}
