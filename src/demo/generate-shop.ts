import { OptionError } from '../base/errors.ts'
import { seededRandom } from '../numeric/random.ts'
import { buyerDays } from './buyer-days.ts'
import { exactBudget, freeBudget, USUAL_LINES } from './line-budget.ts'
import { orderLines } from './order-lines.ts'
import { buildSeason, type Season } from './season.ts'

export interface ShopOptions {
  /** Number of customers, 1 or more; default 2,000. */
  readonly customers?: number
  /** Exact number of data rows, at least one per customer; default: as it comes, about ten per customer. */
  readonly rows?: number
  readonly seed: number
  /** First day, YYYY-MM-DD; default 2023-07-01. */
  readonly start?: string
  /** Last day, YYYY-MM-DD, inclusive; default 2025-06-30. */
  readonly end?: string
}

const HEADER = 'order_id,ordered_at,customer_id,product,category,channel,quantity,unit_price\n'

/**
 * The transaction lines of a made-up shop as CSV text in chunks of about 256 kB: UTF-8, LF, one header, rows ordered by
 * time, order ids rising. The same options give the same bytes.
 *
 * Who buys when: see buyerDays. How much: a gamma-mixed level per customer sets quantities, so that revenue is
 * heavy-tailed. Blemishes, as shares of rows: about 3 % without customer, 2 % returns (negative quantity, order id `C...`,
 * 1 to 21 days later or on the last day, same product and price), 0.1 % samples at price 0.00, 0.02 % unreadable.
 * `rows` is met exactly by scaling first the rates of buying, then the lines per order. Memory: about 20 bytes a customer
 * and one chunk.
 *
 * @throws OptionError for no customers, fewer rows than customers, or dates that are none or in the wrong order.
 */
export function* generateShop(options: ShopOptions): Generator<string> {
  const { customers = 2000, rows, seed, start = '2023-07-01', end = '2025-06-30' } = options
  checkCounts(customers, rows)
  const season = seasonOf(start, end)
  const activity = rows === undefined ? 1 : activityFor(rows, season, customers, seed)
  const random = seededRandom(seed, 2)
  const budget =
    rows === undefined
      ? freeBudget(random)
      : exactBudget(random, rows, countOrders(buyerDays(season, customers, activity, seed)))
  yield HEADER
  yield* orderLines(season, buyerDays(season, customers, activity, seed), customers, budget, random)
}

/** The factor on all rates at which the orders would fill `rows` at the usual lines per order, found on a small shop alike. */
function activityFor(rows: number, season: Season, customers: number, seed: number): number {
  const sample = Math.min(customers, 2000)
  const wanted = (rows / USUAL_LINES) * (sample / customers)
  let low = -10
  let high = 6
  for (let step = 0; step < 16; step++) {
    const middle = (low + high) / 2
    if (countOrders(buyerDays(season, sample, 2 ** middle, seed)) < wanted) low = middle
    else high = middle
  }
  return 2 ** low
}

function countOrders(days: Iterable<Int32Array>): number {
  let orders = 0
  for (const buyers of days) orders += buyers.length
  return orders
}

function seasonOf(start: string, end: string): Season {
  const first = dayNumber(start)
  const last = dayNumber(end)
  if (last < first) throw new OptionError(`end=${end} is before start=${start}; swap them`)
  return buildSeason(first, last)
}

/** Whole days since 1970 of YYYY-MM-DD. */
function dayNumber(date: string): number {
  const time = Date.parse(`${date}T00:00:00Z`)
  // The way back catches what Date.parse forgives, such as 31 February.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) {
    throw new OptionError(`${date} is no date; write it as YYYY-MM-DD`)
  }
  return time / 86_400_000
}

function checkCounts(customers: number, rows: number | undefined): void {
  if (!Number.isInteger(customers) || customers < 1) {
    throw new OptionError(`customers=${customers} is no whole number of 1 or more; choose one`)
  }
  if (rows !== undefined && (!Number.isInteger(rows) || rows < customers)) {
    throw new OptionError(`rows=${rows} is less than one row for each of ${customers} customers; choose more rows`)
  }
}
