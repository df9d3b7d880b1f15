import { quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

/** Ids that are fetched at once. */
const ROWS_AT_ONCE = 100_000

interface Letters {
  /** All ids one behind the other, in lower case, UTF-8. */
  readonly bytes: Uint8Array
  /** Where each id begins, and where the last one ends. */
  readonly starts: Uint32Array
}

/** The ids of a table, to be searched for what they hold in either case: 8 bytes per customer or so, and no SQL. */
export class IdIndex {
  readonly #store: Store
  readonly #table: string
  readonly #n: number
  #letters: Promise<Letters> | undefined

  constructor(store: Store, table: string, n: number) {
    this.#store = store
    this.#table = table
    this.#n = n
  }

  /** Resolves when ids can be searched without waiting. */
  async ready(): Promise<void> {
    await this.#read()
  }

  /** Takes out of `mask` every row whose id does not hold `part`, as the engine's lower() compares them. */
  async keepThoseWith(mask: Uint8Array, part: string): Promise<void> {
    const { lower } = await this.#store.row<{ lower: string }>(`SELECT lower(${quoteText(part)}) AS lower`)
    keepRowsWith(mask, await this.#read(), new TextEncoder().encode(lower))
  }

  #read(): Promise<Letters> {
    this.#letters ??= readLetters(this.#store, this.#table, this.#n)
    this.#letters.catch(() => {
      this.#letters = undefined
    })
    return this.#letters
  }
}

async function readLetters(store: Store, table: string, n: number): Promise<Letters> {
  const [lengths] = await store.numbers(`SELECT strlen(lower(customer_id))::DOUBLE FROM ${table} ORDER BY rowid`, n, 1)
  const starts = new Uint32Array(n + 1)
  for (let i = 0; i < n; i++) starts[i + 1] = starts[i]! + lengths![i]!
  const bytes = new Uint8Array(starts[n]!)
  const encoder = new TextEncoder()
  for (let from = 0; from < n; from += ROWS_AT_ONCE) {
    const { letters } = await store.row<{ letters: string }>(
      `SELECT string_agg(lower(customer_id), '' ORDER BY rowid) AS letters FROM ${table}
       WHERE rowid >= ${from} AND rowid < ${from + ROWS_AT_ONCE}`,
    )
    encoder.encodeInto(letters, bytes.subarray(starts[from]!))
  }
  return { bytes, starts }
}

/** An empty part is in every id. */
export function keepRowsWith(mask: Uint8Array, { bytes, starts }: Letters, part: Uint8Array): void {
  const { length } = part
  if (length === 0) return
  const first = part[0]!
  for (let row = 0; row < mask.length; row++) {
    if (mask[row] === 0) continue
    const last = starts[row + 1]! - length
    let found = 0
    for (let at = starts[row]!; at <= last; at++) {
      if (bytes[at] !== first) continue
      let matched = 1
      while (matched < length && bytes[at + matched] === part[matched]) matched++
      if (matched === length) {
        found = 1
        break
      }
    }
    mask[row] = found
  }
}
