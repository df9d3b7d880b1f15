/**
 * Why a row is set aside. A row has one reason, the first of this list that applies; in tables a reason is its place in
 * the list, counted from 1, and 0 is a row that is kept.
 */
export const REASONS = [
  'malformed-row',
  'excluded',
  'missing-customer',
  'missing-date',
  'unreadable-date',
  'missing-amount',
  'unreadable-amount',
  'after-as-of',
  'before-since',
  'duplicate',
  'cancelled',
  'returned',
  'negative-amount',
  'zero-amount',
  'no-order',
] as const

export type Reason = (typeof REASONS)[number]

/** The number under which a reason stands in tables. */
export function reasonCode(reason: Reason): number {
  return REASONS.indexOf(reason) + 1
}
