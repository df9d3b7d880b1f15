import { useEffect, useState } from 'preact/hooks'
import { formatCount } from '../../../report/format.ts'
import { useRun } from '../../state/use-run.ts'
import { customerColumns } from './customer-columns.tsx'
import { CustomerTableHead } from './customer-table-head.tsx'
import { CustomerTableRow } from './customer-table-row.tsx'
import { scrollHeight } from './row-window.ts'
import { type Sorting, sortingWords } from './sorting.ts'
import type { CustomerList } from './use-customer-list.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useRowWindow } from './use-row-window.ts'
import { useRowsInSight } from './use-rows-in-sight.ts'

export interface CustomerTableProps {
  readonly list: CustomerList
  readonly sorting: Sorting
  readonly onSort: (sorting: Sorting) => void
  /** The row at the upper edge at first. */
  readonly start: number
  /** Told the row at the upper edge when scrolling rests. */
  readonly onRest: (row: number) => void
}

const ROW_HEIGHT = 34
const HEAD_HEIGHT = 36

/** Customers as rows, however many there are: only those in sight are in the document. */
export function CustomerTable({ list, sorting, onSort, start, onRest }: CustomerTableProps) {
  const run = useRun()
  const [active, setActive] = useState<number | null>(null)
  const { total, pages, query } = list
  const window = useRowWindow({ rows: total, rowHeight: ROW_HEIGHT, head: HEAD_HEIGHT, key: query }, start, onRest)
  const { drawn, place, shape } = window
  useRowsInSight(pages, drawn.from, drawn.to, total)
  useEffect(() => setActive(null), [query])

  const visible = Math.floor(shape.height / ROW_HEIGHT)
  const first = Math.min(total, Math.ceil(place.top / ROW_HEIGHT) + 1)
  const last = Math.min(total, Math.max(first, Math.floor((place.top + shape.height) / ROW_HEIGHT)))
  const columns = customerColumns.filter((column) => run.view.revenue !== null || !column.money)
  const onKeyDown = useRowKeys({ list, visible, active, setActive, reveal: window.reveal })

  return (
    <>
      <div class="panel customers">
        <div class="window" ref={window.element} onScroll={window.onScroll}>
          <table
            class="table narrow"
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: keys move through the rows
            role="grid"
            aria-label="Customers"
            aria-rowcount={total + 1}
            aria-activedescendant={active === null ? undefined : `customer-${active}`}
            tabIndex={0}
            onKeyDown={onKeyDown}
          >
            <CustomerTableHead columns={columns} sorting={sorting} onSort={onSort} />
            <tbody aria-hidden="true">
              <tr class="gap" style={{ height: `${drawn.offset}px` }} />
            </tbody>
            <tbody>
              {Array.from({ length: drawn.to - drawn.from }, (_, i) => {
                const index = drawn.from + i
                return (
                  <CustomerTableRow
                    key={index}
                    index={index}
                    row={pages.row(index)}
                    columns={columns}
                    active={index === active}
                    onPick={setActive}
                  />
                )
              })}
            </tbody>
            <tbody aria-hidden="true">
              <tr
                class="gap"
                style={{
                  height: `${Math.max(0, scrollHeight(shape) - drawn.offset - (drawn.to - drawn.from) * ROW_HEIGHT)}px`,
                }}
              />
            </tbody>
          </table>
        </div>
      </div>
      <div class="row apart note under">
        <span>
          Rows {formatCount(first)}–{formatCount(last)} of {formatCount(total)} · sorted by {sortingWords(sorting)}
        </span>
        <span class="keys" aria-hidden="true">
          <kbd>↑</kbd> <kbd>↓</kbd> move &nbsp;<kbd>Enter</kbd> open &nbsp;<kbd>/</kbd> search &nbsp;<kbd>?</kbd> all
          keys
        </span>
      </div>
    </>
  )
}
