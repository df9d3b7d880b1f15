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
  /** What one order is: an order id, all of a customer's day, or a row. Default `id` where there is one, else `date`. */
  readonly orders?: OrderUnit
  /** `net`: returns lower revenue; `drop`: they are set aside; `match`: they take their sale away. Default `net`. */
  readonly refunds?: RefundPolicy
  /** What rows equal in all columns do. Default `keep`. */
  readonly duplicates?: DuplicatePolicy
  /** `files`: rows that stand in several overlapping files count once, as the first file in source order has them. */
  readonly deduplicate?: SharedRowPolicy
}
