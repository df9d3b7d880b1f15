import type { Store } from '../../store/store.ts'
import type { DateLayout, PartOrder } from './date-layout.ts'

/** A column of texts that are dates. */
export interface DateColumn {
  readonly store: Store
  readonly name: string
  /** SQL of a relation with the text column `x`, in the order of the files, and with several of them the column `file`. */
  readonly relation: string
  /** Names of the files, where there are several: `file` is an index into them. */
  readonly files: readonly string[]
}

/** Dates of three numbers, of which it is open which is the day. */
export interface OpenDates {
  readonly layoutIn: (order: PartOrder) => DateLayout
  readonly shortYear: boolean
  readonly example: string
}
