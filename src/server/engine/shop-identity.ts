import type { ShopOptions } from '../../pipeline/measure-shop.ts'
import type { Shop } from '../../pipeline/open-shop.ts'

type CountingOptions = Pick<ShopOptions, 'asOf' | 'since' | 'refunds'>

/** SHA-256 of each source. */
export function hashesOf(lines: Pick<Shop, 'transactions'>): string[] {
  return lines.transactions.sources.map(({ sha256 }) => sha256)
}

/** Options that decide how lines are counted: where one changes, nothing is read again. */
export function countingOf({ asOf, since, refunds }: ShopOptions): CountingOptions {
  return { ...(asOf !== undefined && { asOf }), ...(since !== undefined && { since }), ...(refunds && { refunds }) }
}

/** Options that decide how lines are read. */
export function readingOf({
  asOf: _,
  since: __,
  refunds: ___,
  ...reading
}: ShopOptions): Omit<ShopOptions, keyof CountingOptions> {
  return reading
}
