import type { RunCard } from '../../../api/run-view.ts'
import { formatCount, formatDate, formatMoney, toCurrencyCode } from '../../../report/format.ts'
import { Panel } from '../../parts/panel.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { addresses } from '../../state/addresses.ts'
import { methodWords } from '../../words/setting-words.ts'
import { writtenWords } from '../../words/written-words.ts'

const columns: readonly Column<RunCard>[] = [
  {
    head: 'Source',
    rowHead: true,
    cell: ({ run, name, problem }) =>
      problem === null ? (
        <a href={addresses.overview(run)}>{name}</a>
      ) : (
        <>
          {name}
          <span class="hint"> · cannot be shown: {problem}</span>
        </>
      ),
  },
  {
    head: 'Segments',
    class: 'whole',
    cell: ({ k, method, changedFrom }) => (
      <>
        {k} by {methodWords(method)}
        {changedFrom !== null && <span class="hint"> · changed from another</span>}
      </>
    ),
  },
  { head: 'Customers', number: true, cell: ({ customers }) => formatCount(customers) },
  {
    head: 'Revenue',
    number: true,
    cell: ({ revenue, currency }) => formatMoney(revenue, toCurrencyCode(currency)),
  },
  { head: 'Counted to', number: true, cell: ({ asOf }) => formatDate(asOf) },
  { head: 'Made', number: true, cell: ({ writtenAt }) => writtenWords(writtenAt, new Date()) },
]

/** The runs that are there, newest first. */
export function RecentRuns({ cards }: { readonly cards: readonly RunCard[] }) {
  if (cards.length === 0) {
    return (
      <p class="note">
        No run yet. To try it, <code>clientele demo</code> writes the transactions of a made-up shop.
      </p>
    )
  }
  return (
    <Panel title="Recent runs">
      <Table cards caption="Recent runs" columns={columns} rows={cards} keyOf={({ run }) => run} />
    </Panel>
  )
}
