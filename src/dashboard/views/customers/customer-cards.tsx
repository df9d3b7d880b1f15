import { formatCount, formatDays, formatMoney } from '../../../report/format.ts'
import { SegmentLabel } from '../../parts/segment-label.tsx'
import { addresses } from '../../state/addresses.ts'
import { useRun } from '../../state/use-run.ts'
import type { CustomerTableProps } from './customer-table.tsx'
import { scrollHeight } from './row-window.ts'
import { sortingWords } from './sorting.ts'
import { useRowWindow } from './use-row-window.ts'
import { useRowsInSight } from './use-rows-in-sight.ts'

const CARD_HEIGHT = 76

/** The list of customers where there is no room for columns. */
export function CustomerCards({ list, sorting, start, onRest }: Omit<CustomerTableProps, 'onSort'>) {
  const { view, segmentOf, currency } = useRun()
  const { total, pages, query } = list
  const window = useRowWindow({ rows: total, rowHeight: CARD_HEIGHT, head: 0, key: query }, start, onRest)
  const { drawn, shape } = window
  useRowsInSight(pages, drawn.from, drawn.to, total)
  return (
    <>
      <div class="panel customers">
        <section
          class="window"
          aria-label="Customers"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
          tabIndex={0}
          ref={window.element}
          onScroll={window.onScroll}
        >
          <ul class="cards" style={{ height: `${scrollHeight(shape)}px`, paddingTop: `${drawn.offset}px` }}>
            {Array.from({ length: drawn.to - drawn.from }, (_, i) => {
              const index = drawn.from + i
              const row = pages.row(index)
              return (
                <li key={index} aria-setsize={total} aria-posinset={index + 1}>
                  {row && (
                    <a href={addresses.customer(view.run, row.id)}>
                      <span class="line">
                        <b>{row.id}</b>
                        <SegmentLabel name={segmentOf(row.segment)?.name ?? row.segment} />
                      </span>
                      <span class="line note">
                        <span>
                          {formatCount(row.orders)} {row.orders === 1 ? 'order' : 'orders'}
                          {row.revenue !== null && `, ${formatMoney(Number(row.revenue), currency)}`}
                        </span>
                        <span>last {formatDays(row.recencyDays)} ago</span>
                      </span>
                    </a>
                  )}
                </li>
              )
            })}
          </ul>
        </section>
      </div>
      <p class="note under">
        {formatCount(total)} rows · sorted by {sortingWords(sorting)}
      </p>
    </>
  )
}
