import type { OrderModelKind } from '../clv/order-model.ts'

/** What lifetime value is asked for. */
export interface ValueOptions {
  /** Default `mbg-nbd`. */
  readonly model?: OrderModelKind
  /** Days after as-of that are looked ahead, 1 or more. Default 365. */
  readonly horizonDays?: number
  /** What a year costs, as a share: 0.1 makes 110 in a year worth 100 today. Default 0.1. */
  readonly discountRate?: number
}

export const DEFAULT_MODEL = 'mbg-nbd'
export const DEFAULT_HORIZON_DAYS = 365
export const DEFAULT_DISCOUNT_RATE = 0.1
