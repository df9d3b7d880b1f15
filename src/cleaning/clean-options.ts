export const REFUND_POLICIES = ['net', 'drop', 'match'] as const
export type RefundPolicy = (typeof REFUND_POLICIES)[number]

export const ORDER_UNITS = ['id', 'date', 'row'] as const
export type OrderUnit = (typeof ORDER_UNITS)[number]

export const DUPLICATE_POLICIES = ['keep', 'drop'] as const
export type DuplicatePolicy = (typeof DUPLICATE_POLICIES)[number]

export const SHARED_ROW_POLICIES = ['files'] as const
export type SharedRowPolicy = (typeof SHARED_ROW_POLICIES)[number]

/** What counts: the window, what an order is, and what refunds do. */
export interface CleanOptions {
  /** `YYYY-MM-DD`; the day after the last usable date when not given. */
  readonly asOf?: string
  /** `YYYY-MM-DD`, inclusive. */
  readonly since?: string
  readonly orders?: OrderUnit
  readonly refunds?: RefundPolicy
  readonly duplicates?: DuplicatePolicy
  /** `files`: rows that stand in several overlapping files count once, as the first file in source order has them. */
  readonly deduplicate?: SharedRowPolicy
}
