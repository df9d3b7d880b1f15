import { useLocation } from 'preact-iso'
import { addresses } from '../../state/addresses.ts'
import { useRun } from '../../state/use-run.ts'
import { moveRow } from './move-row.ts'
import type { CustomerList } from './use-customer-list.ts'

interface RowKeys {
  readonly list: CustomerList
  /** Rows that a page up or down passes. */
  readonly visible: number
  readonly active: number | null
  readonly setActive: (row: number) => void
  readonly reveal: (row: number) => void
}

/** What keys do in a table of customers: arrows and their like move, Enter opens the customer. */
export function useRowKeys({ list, visible, active, setActive, reveal }: RowKeys): (event: KeyboardEvent) => void {
  const { view } = useRun()
  const { route } = useLocation()
  return (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target instanceof HTMLButtonElement) return
    const row = active === null ? undefined : list.pages.row(active)
    if (event.key === 'Enter' && row !== undefined) {
      event.preventDefault()
      route(addresses.customer(view.run, row.id))
      return
    }
    const to = moveRow(event.key, active, list.total, visible)
    if (to === undefined) return
    event.preventDefault()
    setActive(to)
    reveal(to)
  }
}
