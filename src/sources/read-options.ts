import type { IdPolicy } from './customer-ids.ts'
import type { AmountUnit } from './order-totals.ts'
import type { Rates } from './rates.ts'
import type { ColumnRoles } from './roles.ts'

/** A column of the source and a value in it, compared as text. */
export interface ColumnValue {
  readonly column: string
  readonly value: string
}

/** How sources are to be read; what is left out is detected. */
export interface ReadOptions {
  /** Roles by column name; `amount: 'none'` segments without money. */
  readonly columns?: ColumnRoles
  readonly encoding?: string
  readonly delimiter?: string
  /** `,` or `.`; the other sign then separates thousands. */
  readonly decimal?: string
  /** strptime format, letters such as `DD.MM.YYYY`, or only which part comes first: `day-first`, `month-first`, `year-first`. */
  readonly dateFormat?: string
  /** IANA name of the zone into which times that carry an offset are brought. */
  readonly timezone?: string
  /** `trim`: ids that differ in blanks around them are one customer; `fold`: in case, leading zeros or a trailing `.0`, too. */
  readonly ids?: IdPolicy
  /** `order`: an amount is the total of its order, written on one or all of its rows, and counts once. */
  readonly amounts?: AmountUnit
  /** What each currency is worth; the one with rate 1 is the currency of the result. Texts, so that they are exact. */
  readonly rates?: Rates
  /** Rows with any of these values are set aside. */
  readonly exclude?: readonly ColumnValue[]
  /** Only rows with one of the values, in each column named, are worked on. */
  readonly where?: readonly ColumnValue[]
  /** Columns to carry along to customers.csv: the latest non-empty value. */
  readonly keep?: readonly string[]
  /** Name of the table or view to read from a database; not needed where it has only one. */
  readonly table?: string
  /** SQL that gives the rows, in the place of a table. */
  readonly query?: string
  /** Names of the sheets to read from a workbook; all that have the same columns where not given. */
  readonly sheets?: readonly string[]
  /** Leaves the product of each row unread, which only the pairing of returns (`refunds: 'match'`) needs. */
  readonly skipProducts?: boolean
  /** Reads the category or the channel of each row, which only features of their own look at. Default: neither. */
  readonly readGroups?: readonly ('category' | 'channel')[]
  /** Marks exact copies of an earlier row, so that cleaning can drop them. */
  readonly markDuplicates?: boolean
}
