import { useState } from 'preact/hooks'
import type { CustomerFilter } from '../../../api/customers.ts'
import { formatCount, formatMoney, formatShare } from '../../../report/format.ts'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { toQueryString } from '../../state/customer-query.ts'
import { type Run, useRun } from '../../state/use-run.ts'
import { changeFilter, isEveryone } from '../change-filter.ts'
import { ExportMenu } from '../export-menu.tsx'
import { FilterBar } from '../filter-bar.tsx'
import { matchingWords } from '../matching-words.ts'
import { narrow } from '../narrow.ts'
import '../views.css'
import { useCustomerQuery } from '../use-customer-query.ts'
import { CustomerCards } from './customer-cards.tsx'
import { CustomerTable } from './customer-table.tsx'
import './customers.css'
import { FilterForm } from './filter-form.tsx'
import { NobodyMatches } from './nobody-matches.tsx'
import { SearchField } from './search-field.tsx'
import { firstSorting } from './sorting.ts'
import { type CustomerList, useCustomerList } from './use-customer-list.ts'

/** `/r/:run/customers`: everybody, or those whom a filter lets through, in an order, as far down as the address says. */
export function CustomersView() {
  const run = useRun()
  const { view } = run
  const { query, words, show } = useCustomerQuery()
  const { sort, ...filter } = query
  const sorting = sort ?? firstSorting
  const start = Math.max(0, Math.floor(Number(words.get('at') ?? 0)) || 0)
  const everyone = isEveryone(filter)
  const [adding, setAdding] = useState(false)
  const asked = toQueryString({ ...filter, sort: sorting })
  const { list, slow, failure, retry } = useCustomerList(view.run, asked, start, view.tested)
  const change = (next: CustomerFilter, how?: { replace: boolean }): void =>
    show({ ...next, ...(sort && { sort }) }, {}, how)
  const rest = (row: number): void => show(query, { at: row === 0 ? null : String(row) }, { replace: true })

  return (
    <>
      <PageHead title="Customers" note={list && summary(list, everyone, run)} />
      <div class="row listtools">
        <SearchField
          value={filter.q ?? ''}
          onSearch={(text) => change(changeFilter(filter, { q: text }), { replace: filter.q !== undefined })}
        />
        <FilterBar filter={filter} onChange={change} />
        <button type="button" class="button bare" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          {adding ? 'Hide filters' : 'Add filter'}
        </button>
        {list !== undefined && list.total > 0 && (
          <div class="end">
            <ExportMenu
              run={view.run}
              query={toQueryString(filter)}
              label={`Export ${formatCount(list.total)} ${list.total === 1 ? 'row' : 'rows'}`}
            />
          </div>
        )}
      </div>
      {adding && <FilterForm filter={filter} onChange={change} />}
      {failure !== null && <FailureNotice failure={failure} retry={retry} />}
      {list === undefined ? (
        slow && <Skeleton height={600} />
      ) : (
        <div class={`stale ${slow ? 'old' : ''}`} aria-busy={slow}>
          {list.total === 0 ? (
            <NobodyMatches filter={filter} onChange={change} />
          ) : narrow.value ? (
            <CustomerCards list={list} sorting={sorting} start={start} onRest={rest} />
          ) : (
            <CustomerTable
              list={list}
              sorting={sorting}
              onSort={(next) => show({ ...filter, sort: next })}
              start={start}
              onRest={rest}
            />
          )}
        </div>
      )}
    </>
  )
}

/** `4,338 customers; 1,326 match and bring £6.83m, 77% of revenue.` */
function summary({ total, revenue }: CustomerList, everyone: boolean, { view, currency }: Run): string {
  const everybody = `${formatCount(view.customers)} ${view.customers === 1 ? 'customer' : 'customers'}`
  if (everyone) return revenue === null ? `${everybody}.` : `${everybody} bring ${formatMoney(revenue, currency)}.`
  const isShare = total > 0 && revenue !== null && view.revenue !== null && view.revenue > 0
  const share = isShare ? `, ${formatShare(revenue / view.revenue)} of revenue` : ''
  return `${everybody}; ${matchingWords(total, revenue, currency).replace(/^N/, 'n')}${share}.`
}
