import { formatCount, formatMoney, none } from '../../../report/format.ts'
import { Panel } from '../../parts/panel.tsx'
import { Table } from '../../parts/table.tsx'
import { ComparedName, type NamedChip } from './compared-name.tsx'
import type { SizeChange } from './size-changes.ts'

interface SizesTableProps {
  readonly changes: readonly SizeChange[]
  readonly currency: string | null
  readonly chipOf: (name: string) => NamedChip
}

/** Every segment now, before, and what became of its size. */
export function SizesTable({ changes, currency, chipOf }: SizesTableProps) {
  const priced = changes.some(({ now, before }) => (now ?? before)?.revenue != null)
  return (
    <Panel title="Sizes now and before">
      <Table
        caption="Sizes now and before"
        columns={[
          { head: 'Segment', rowHead: true, cell: ({ name }) => <ComparedName name={name} chipOf={chipOf} /> },
          { head: 'Customers', number: true, cell: ({ now }) => (now ? formatCount(now.customers) : none) },
          {
            head: 'before',
            number: true,
            class: 'before',
            cell: ({ before }) => (before ? formatCount(before.customers) : none),
          },
          { head: 'change', number: true, cell: changeWords },
          ...(priced
            ? [
                {
                  head: 'Revenue',
                  number: true,
                  cell: ({ now }: SizeChange) => formatMoney(now?.revenue ?? null, currency),
                },
                {
                  head: 'before',
                  number: true,
                  class: 'before',
                  cell: ({ before }: SizeChange) => formatMoney(before?.revenue ?? null, currency),
                },
              ]
            : []),
        ]}
        rows={changes}
        keyOf={({ name }) => name}
      />
    </Panel>
  )
}

/** `+23`, `−359`, `new`, `gone`, `0`. */
function changeWords({ now, before }: SizeChange): string {
  if (before === null) return 'new'
  if (now === null) return 'gone'
  const change = now.customers - before.customers
  return change === 0 ? '0' : `${change > 0 ? '+' : '−'}${formatCount(Math.abs(change))}`
}
