import { addDays, daysBetween, parseDate } from '../base/calendar.ts'
import { PERIODS, type Period } from '../base/calendar-periods.ts'
import { calendarSteps } from '../base/calendar-steps.ts'
import { OptionError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { computeCohorts } from '../rfm/compute-cohorts.ts'
import type { Store } from '../store/store.ts'
import { cancellable, type Following } from './cancellable.ts'
import { comparableOptions } from './comparable-features.ts'
import type { RunContext } from './context.ts'
import { type EvolutionAsked, planEvolution } from './evolution-plan.ts'
import { type EvolutionPoint, inOrder } from './evolution-points.ts'
import { followSteps } from './evolution-steps.ts'
import { flippingSegments } from './flipping-segments.ts'
import { type MeasuredShop, measureTransactions, shopSummary } from './measure-shop.ts'
import { findsK, type SegmentOptions } from './segment-options.ts'
import type { ShopSummary } from './shop-summary.ts'
import type { View } from './snapshot.ts'

/** Sources, with the days that are looked at. */
export interface EvolveCall extends Omit<SegmentOptions, 'asOf' | 'clv'>, EvolutionAsked, Following {
  readonly source: string | readonly string[]
  /** The day whose segments are used at all steps, `YYYY-MM-DD`. Default: the last step. */
  readonly fitAt?: string
  /** Makes the segments anew at each step, and follows them by the customers they share. Default false. */
  readonly refit?: boolean
  /** Default `clusters`. */
  readonly view?: View
}

/** The customers whose first order lies in one month, and how many of them ordered in each month since. */
export interface Cohort {
  /** `YYYY-MM`. */
  readonly month: string
  readonly customers: number
  /** By months since the first, from 0, which holds all of them; up to the month in which the log ends. */
  readonly active: readonly number[]
}

/** One shop at many days. Plain data. */
export interface Evolution extends ShopSummary {
  readonly command: 'evolve'
  /** The options that were given, as they were given. */
  readonly options: object
  readonly every: Period
  readonly windowDays: number | null
  readonly view: View
  /** The day that the segments were made on; null where they were made anew at each step. */
  readonly fitAt: string | null
  /** All names, highest revenue per customer on the last date first. */
  readonly segments: readonly string[]
  readonly points: readonly EvolutionPoint[]
  /** By calendar month, over the whole log up to the last date; months without newcomers are left out. */
  readonly cohorts: readonly Cohort[]
  readonly findings: readonly Finding[]
}

/** From here on a population counts as another (see `stabilityIndex`). */
const DRIFTED = 0.25

/**
 * Looks at a shop on many days: one reading, one set of segments for all days or one a day, and for each day who is there,
 * who came and went since the day before, and what they brought. Rows dated before a day are known there.
 *
 * @throws OptionError when an option is wrong; SourceError when the data cannot be used, or nobody had ordered before the
 *   day that the segments are made on.
 */
export async function evolve(store: Store, call: EvolveCall): Promise<Evolution> {
  const { source, threads, onProgress, signal, ...options } = call
  if (!PERIODS.includes(options.every)) {
    throw new OptionError(`--every ${options.every} is not known; choose one of ${PERIODS.join(', ')}`)
  }
  if (options.refit && options.fitAt !== undefined) {
    throw new OptionError('--fit-at contradicts --refit, which makes segments at every step; leave one of them out')
  }
  const comparable = comparableOptions(options, options.view ?? 'clusters')
  return cancellable(store, { threads, onProgress, signal }, (context) =>
    runStages(store, [source].flat(), comparable, context),
  )
}

type Options = Omit<EvolveCall, 'source' | keyof Following>

async function runStages(
  store: Store,
  sources: readonly string[],
  options: Options,
  context: RunContext,
): Promise<Evolution> {
  const { every, windowDays, view = 'clusters', refit = false } = options
  const shop = await measureTransactions(store, sources, options, context)
  const plan = planEvolution({ firstDate: shop.totals.firstDate, end: shop.cleaned.asOf }, options)
  const last = plan.steps.at(-1)!.date
  const fitAt = refit ? null : parseDate(options.fitAt ?? last, '--fit-at')
  const { names, raw } = await followSteps(store, plan.steps, { shop, options, view, fitAt }, context)
  const { segments, points } = inOrder(names, raw)
  const cohorts = await monthlyCohorts(store, shop.totals.firstDate, last)
  const asked = { every, windowDays: windowDays ?? null, view, fitAt, options }
  const found = { ...shopSummary(shop), command: 'evolve', ...asked } as const
  const choosesK = refit && view === 'clusters' && typeof options.k !== 'number' && !findsK(options.method ?? 'k-means')
  const findings = [
    ...shop.cleaned.findings,
    ...plan.findings,
    ...driftFindings(points, fitAt),
    ...(choosesK ? flippingSegments(points) : []),
    ...looksAhead(shop),
  ]
  return { ...found, segments, points, cohorts, findings }
}

async function monthlyCohorts(store: Store, firstDate: string, before: string): Promise<Cohort[]> {
  const until = addDays(before, -1)
  const months = calendarSteps(firstDate, until, until, 'month')
  const rows = await computeCohorts(store, { unit: 'month', start: months[0]!.start, count: months.length, before })
  return rows.flatMap((active, i) =>
    active[0]! > 0 ? [{ month: months[i]!.start.slice(0, 7), customers: active[0]!, active }] : [],
  )
}

function driftFindings(points: readonly EvolutionPoint[], fitAt: string | null): Finding[] {
  if (fitAt === null) return []
  const drifted = points.flatMap(({ date, drift }) => {
    const worst = Object.entries(drift).reduce((most, one) => ((one[1] ?? 0) > (most[1] ?? 0) ? one : most))
    return (worst[1] ?? 0) >= DRIFTED ? [{ date, measure: worst[0], index: worst[1]! }] : []
  })
  if (drifted.length === 0) return []
  const far = drifted.reduce((most, one) => (one.index > most.index ? one : most))
  const away = Math.abs(daysBetween(far.date, fitAt))
  const message = `at ${drifted.length} of ${points.length} steps the customers were others than on ${fitAt}, most on ${far.date}, ${away} days away (PSI of ${far.measure} ${far.index.toFixed(2)}); segments made on ${fitAt} describe those steps less well: see --refit`
  return [{ code: 'evolution-drift', severity: 'warning', count: drifted.length, example: far.date, message }]
}

function looksAhead({ cleaned }: MeasuredShop): Finding[] {
  if (cleaned.refunds !== 'match') return []
  const message =
    'under --refunds match a return after a date takes its sale away before it; --refunds drop or net do not look ahead'
  return [{ code: 'match-looks-ahead', severity: 'info', message }]
}
