import type { CustomerPage, CustomerRow } from '../../../api/customers.ts'

export const PAGE_ROWS = 100
/** Pages that are kept: 30,000 rows, some ten megabytes. */
const MOST_PAGES = 300

/**
 * The rows of one list, fetched page by page when they come into sight. Pages that are no longer in sight are not waited
 * for; pages that were read stay, the latest used longest.
 */
export class RowPages {
  readonly #read: (offset: number, signal: AbortSignal) => Promise<CustomerPage>
  readonly #arrived: (page: CustomerPage) => void
  readonly #failed: (failure: unknown) => void
  readonly #pages = new Map<number, readonly CustomerRow[]>()
  readonly #waiting = new Map<number, AbortController>()

  constructor(
    read: (offset: number, signal: AbortSignal) => Promise<CustomerPage>,
    arrived: (page: CustomerPage) => void,
    failed: (failure: unknown) => void,
  ) {
    this.#read = read
    this.#arrived = arrived
    this.#failed = failed
  }

  /** The row if it has been read. */
  row(index: number): CustomerRow | undefined {
    return this.#pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS]
  }

  /** Says that rows `from` up to but without `to` are in sight: asks for what is missing and stops asking for the rest. */
  show(from: number, to: number): void {
    const first = Math.floor(from / PAGE_ROWS)
    const last = Math.floor(Math.max(from, to - 1) / PAGE_ROWS)
    for (const [page, controller] of this.#waiting) {
      if (page >= first && page <= last) continue
      this.#waiting.delete(page)
      controller.abort()
    }
    for (let page = first; page <= last; page++) {
      const rows = this.#pages.get(page)
      if (rows) {
        this.#pages.delete(page)
        this.#pages.set(page, rows)
      } else if (!this.#waiting.has(page)) this.#ask(page)
    }
  }

  /** Stops asking for anything. */
  close(): void {
    for (const controller of this.#waiting.values()) controller.abort()
    this.#waiting.clear()
  }

  async #ask(page: number): Promise<void> {
    const controller = new AbortController()
    this.#waiting.set(page, controller)
    try {
      const answer = await this.#read(page * PAGE_ROWS, controller.signal)
      if (this.#waiting.get(page) !== controller) return
      this.#waiting.delete(page)
      this.#keep(page, answer.rows)
      this.#arrived(answer)
    } catch (failure) {
      if (this.#waiting.get(page) !== controller) return
      this.#waiting.delete(page)
      this.#failed(failure)
    }
  }

  #keep(page: number, rows: readonly CustomerRow[]): void {
    this.#pages.set(page, rows)
    const oldest = this.#pages.keys().next()
    if (this.#pages.size > MOST_PAGES && !oldest.done) this.#pages.delete(oldest.value)
  }
}
