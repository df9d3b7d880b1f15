import { parseDate } from '../base/calendar.ts'
import { OptionError } from '../base/errors.ts'
import type { CleanOptions } from '../cleaning/clean-options.ts'
import type { Feature } from '../features/feature.ts'
import { extraMeasuresOf } from '../rfm/extra-measures.ts'
import type { Store } from '../store/store.ts'
import { cancellable, type Following, type Staffed } from './cancellable.ts'
import type { RunContext } from './context.ts'
import { type LookBack, lookBack } from './look-back.ts'
import { countShop, type MeasuredShop, readShop, type ShopOptions } from './measure-shop.ts'
import { Stopwatch } from './stopwatch.ts'

/** A measured shop that can be segmented any number of times. The store keeps its lines and customers. */
export interface Shop extends MeasuredShop {
  /** How it was read and counted, as asked for. */
  readonly options: ShopOptions
  /** The base at an earlier day, on which names are tested; null where the log is too short, not there until looked at. */
  readonly past?: LookBack | null
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<string, number>>
}

/** Sources, with all that can be said about reading and counting them. */
export interface ShopCall extends ShopOptions, Following {
  /** Files, patterns or folders. */
  readonly source: string | readonly string[]
  /** Whether products are read in any case, so that `recountShop` can pair returns later. Default false. */
  readonly readProducts?: boolean
  /** What customers will be clustered by, so that what these features need is read and measured. Default: the usual ones. */
  readonly features?: readonly Feature[]
}

/**
 * From sources to a shop that `segmentShop` takes. A store holds one shop at a time.
 *
 * @throws OptionError when an option is wrong; SourceError when the data cannot be used.
 */
export async function openShop(store: Store, call: ShopCall & Staffed): Promise<Shop> {
  const { source, crew, threads, onProgress, signal, readProducts = false, features = [], ...options } = call
  const extras = extraMeasuresOf(features)
  checkShopOptions(options)
  return cancellable(store, { crew, threads, onProgress, signal }, async (context) => {
    const clock = new Stopwatch()
    const transactions = await readShop(store, [source].flat(), options, context, { readProducts, extras })
    return count(store, { transactions, options, extras }, clock, context)
  })
}

/**
 * The same lines counted by other rules, without reading the sources again. It takes the place of the earlier shop.
 *
 * @throws OptionError when an option is wrong; SourceError when no row is left.
 */
export async function recountShop(
  store: Store,
  shop: Pick<Shop, 'transactions' | 'options'> & Partial<Pick<Shop, 'extras'>>,
  counting: Pick<CleanOptions, 'asOf' | 'since' | 'refunds'>,
  following: Following = {},
): Promise<Shop> {
  const { asOf: _, since: __, refunds: ___, ...rest } = shop.options
  const options = { ...rest, ...counting }
  checkShopOptions(options)
  const { transactions, extras = [] } = shop
  return cancellable(store, following, (context) =>
    count(store, { transactions, options, extras }, new Stopwatch(), context),
  )
}

/** The shop with its own past, which is the same for every segmentation of it. */
export async function lookBackOn(store: Store, shop: Shop): Promise<Shop & Required<Pick<Shop, 'past'>>> {
  const { past } = shop
  if (past !== undefined) return { ...shop, past }
  const clock = new Stopwatch()
  const found = await lookBack(store, { ...shop.totals, hasAmounts: shop.cleaned.hasAmounts, extras: shop.extras })
  clock.lap('looking back')
  return { ...shop, past: found, timings: { ...shop.timings, ...clock.laps } }
}

async function count(
  store: Store,
  { transactions, options, extras }: Pick<Shop, 'transactions' | 'options' | 'extras'>,
  clock: Stopwatch,
  context: RunContext,
): Promise<Shop> {
  const shop = await countShop(store, transactions, options, context, extras)
  clock.lap('reading, cleaning, measuring')
  return { ...shop, options, timings: clock.laps }
}

function checkShopOptions(options: ShopOptions): void {
  if (options.asOf !== undefined) parseDate(options.asOf, '--as-of')
  if (options.since !== undefined) parseDate(options.since, '--since')
  if (options.timezone !== undefined) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: options.timezone })
    } catch {
      throw new OptionError(`--timezone ${options.timezone} is not known; use a name such as Europe/Paris`)
    }
  }
}
