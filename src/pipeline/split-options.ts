import type { ShopOptions } from './measure-shop.ts'
import type { SegmentOptions } from './segment-options.ts'
import type { GroupingOptions } from './segment-shop.ts'

/** The options that decide what is read and counted; all others start from measured customers. */
const SHOP_OPTIONS: Readonly<Record<keyof ShopOptions, true>> = {
  columns: true,
  encoding: true,
  delimiter: true,
  decimal: true,
  dateFormat: true,
  timezone: true,
  exclude: true,
  where: true,
  keep: true,
  table: true,
  query: true,
  sheets: true,
  asOf: true,
  since: true,
  orders: true,
  refunds: true,
  duplicates: true,
  deduplicate: true,
  amounts: true,
  rates: true,
  ids: true,
}

/** Tells what a shop is made by from what its customers are grouped by. */
export function splitOptions(options: SegmentOptions): {
  readonly shopOptions: ShopOptions
  readonly groupingOptions: GroupingOptions
} {
  const entries = Object.entries(options)
  return {
    shopOptions: Object.fromEntries(entries.filter(([name]) => name in SHOP_OPTIONS)),
    groupingOptions: Object.fromEntries(entries.filter(([name]) => !(name in SHOP_OPTIONS))),
  }
}
