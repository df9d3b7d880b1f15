export type PartOrder = 'ymd' | 'dmy' | 'mdy'

/** One way of writing dates, with or without a time of day. */
export type DateLayout =
  | { readonly kind: 'iso' | 'compact' | 'seconds' | 'milliseconds' | 'serial' }
  | {
      readonly kind: 'parts'
      readonly order: PartOrder
      readonly shortYear: boolean
      readonly months: MonthWords
      /** Some are followed by am or pm. */
      readonly halfDays: boolean
      /** Signs between the parts and the form of the clock, where they are few and the engine's own reader takes them. */
      readonly simple?: readonly SimpleForm[]
    }

/** Words that name months in a column, as they stand there in lower case. */
export type MonthWords = readonly (readonly [word: string, month: number])[]

/** How the month is written, what stands between the three parts, and the clock after them, all as in a strptime format. */
export interface SimpleForm {
  readonly month: '%m' | '%b' | '%B'
  readonly between: readonly [string, string]
  readonly clock: string
}
