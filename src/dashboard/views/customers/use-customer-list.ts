import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { CustomerPage } from '../../../api/customers.ts'
import { reconnections } from '../../api/connection.ts'
import { request } from '../../api/request.ts'
import { routes } from '../../api/routes.ts'
import { watchSlow } from '../../api/slow-requests.ts'
import { PAGE_ROWS, RowPages } from './row-pages.ts'

/** The customers of one query in one order. */
export interface CustomerList {
  /** The query that it answers. */
  readonly query: string
  readonly total: number
  readonly revenue: number | null
  readonly pages: RowPages
}

export interface CustomerListState {
  /** The last that was read; while another is asked for, still the one before. */
  readonly list: CustomerList | undefined
  /** Whether another list has been asked for long enough to show it. */
  readonly slow: boolean
  readonly failure: Error | null
  readonly retry: () => void
}

/**
 * The customers that match a query string with its sorting, from row `start` on, the rest as it comes into sight; again when the
 * run has been `tested`.
 */
export function useCustomerList(run: string, query: string, start: number, tested: boolean): CustomerListState {
  const [list, setList] = useState<CustomerList>()
  const [slow, setSlow] = useState(false)
  const [failure, setFailure] = useState<Error | null>(null)
  const [, redraw] = useState(0)
  const [round, setRound] = useState(0)
  const first = useRef(start)
  first.current = start
  const again = reconnections.value

  useEffect(() => {
    const finish = watchSlow(setSlow)
    const read = (offset: number, signal: AbortSignal) =>
      request<CustomerPage>(
        routes.customers(
          run,
          [query, `offset=${offset}`, `limit=${PAGE_ROWS}`].filter((part) => part !== '').join('&'),
        ),
        { signal },
      )
    let known = false
    const pages = new RowPages(
      read,
      ({ total, revenue }) => {
        if (!known) setList({ query, total, revenue, pages })
        known = true
        setFailure(null)
        redraw((count) => count + 1)
        finish()
      },
      (reason) => {
        setFailure(reason instanceof Error ? reason : new Error(String(reason)))
        finish()
      },
    )
    pages.show(first.current, first.current + 1)
    return () => {
      pages.close()
      finish()
    }
  }, [run, query, round, again, tested])

  return { list, slow, failure, retry: useCallback(() => setRound((count) => count + 1), []) }
}
