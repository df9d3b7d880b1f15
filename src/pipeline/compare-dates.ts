import { addDays, parseDate } from '../base/calendar.ts'
import { OptionError, SourceError } from '../base/errors.ts'
import { computeRfm } from '../rfm/compute-rfm.ts'
import type { Store } from '../store/store.ts'
import { cancellable, type Following } from './cancellable.ts'
import { comparableOptions } from './comparable-features.ts'
import { compareSnapshots } from './compare.ts'
import type { Comparison } from './comparison-record.ts'
import type { RunContext } from './context.ts'
import { type MeasuredShop, measureTransactions } from './measure-shop.ts'
import type { SegmentOptions } from './segment-options.ts'
import { readSnapshot, type Snapshot, type View } from './snapshot.ts'
import { underStage } from './under-stage.ts'
import { yardstickOf } from './yardstick-of.ts'

/** Sources, with the two days and how each is segmented. */
export interface CompareDatesCall extends SegmentOptions, Following {
  readonly source: string | readonly string[]
  /** Two days, the earlier first; rows dated before each are known there. */
  readonly at: readonly [string, string]
  /** Days that count before each day, so that customers can lapse and return; all when not given. */
  readonly windowDays?: number
  /** Default `clusters`. */
  readonly view?: View
}

/**
 * Compares one shop at two days, each segmented afresh from what was known then.
 *
 * @throws OptionError when a day is none or the days are not in order; SourceError when nobody had ordered before one.
 */
export async function compareDates(store: Store, call: CompareDatesCall): Promise<Comparison> {
  const { source, at, windowDays, view = 'clusters', threads, onProgress, signal, ...options } = call
  const [first, second] = at.map((date) => parseDate(date, '--at')) as [string, string]
  if (!(first < second)) throw new OptionError(`--at ${first},${second} are not in order; name the earlier day first`)
  const grouping = comparableOptions(options, view)
  return cancellable(store, { threads, onProgress, signal }, async (context) => {
    const shop = await measureTransactions(store, [source].flat(), { ...options, asOf: second }, context)
    const from = await snapshotAt(
      store,
      shop,
      { date: first, windowDays, table: 'customers_before' },
      grouping,
      context,
    )
    const to = await snapshotAt(store, shop, { date: second, windowDays, table: 'customers_after' }, grouping, context)
    const { hasAmounts } = shop.cleaned
    await computeRfm(store, {
      ...{ table: 'customers_aged', asOf: second, hasAmounts, before: first },
      ...(windowDays !== undefined && { from: addDays(second, -windowDays) }),
    })
    const compared = await compareSnapshots(store, from, to, { view, agedTable: 'customers_aged' })
    const given = { ...options, at: [first, second], ...(windowDays !== undefined && { windowDays }), view }
    return { ...compared, options: given, findings: [...shop.cleaned.findings, ...compared.findings] }
  })
}

/**
 * Compares the results in two folders, the earlier first, by clusters or by the rule map.
 *
 * @throws StateError when a folder holds no result, or the earlier one counts to a later day.
 */
export async function compareRuns(
  store: Store,
  folders: readonly [string, string],
  view: View = 'clusters',
): Promise<Comparison> {
  const from = await readSnapshot(store, folders[0], 'customers_before')
  const to = await readSnapshot(store, folders[1], 'customers_after')
  return compareSnapshots(store, from, to, { view })
}

async function snapshotAt(
  store: Store,
  shop: MeasuredShop,
  { date, windowDays, table }: { date: string; windowDays: number | undefined; table: string },
  options: SegmentOptions,
  context: RunContext,
): Promise<Snapshot> {
  const { hasAmounts } = shop.cleaned
  const customers = await computeRfm(store, {
    ...{ table: 'customers_measured', asOf: date, hasAmounts, before: date },
    ...(windowDays !== undefined && { from: addDays(date, -windowDays) }),
  })
  if (customers.n === 0) {
    throw new SourceError(
      `nobody had ordered ${windowDays === undefined ? '' : `in the ${windowDays} days `}before ${date}; name later days with --at`,
    )
  }
  await store.run(`CREATE OR REPLACE TEMP TABLE ${table} AS
    SELECT m.* REPLACE (f.first_at AS first_order_at) FROM customers_measured m
    JOIN (SELECT customer, min(first_at) AS first_at FROM order_groups WHERE is_order GROUP BY customer) f
    ON f.customer = m.customer_id`)
  const within = underStage(context, `segmenting as of ${date}`)
  return { label: date, yardstick: await yardstickOf(customers, date, shop, options, within), table, hasAmounts }
}
