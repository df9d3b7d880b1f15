import { basename } from 'node:path'
import { keptPer } from '../base/kept-per.ts'
import type { ReportBorneOut } from '../report/input/report-borne-out.ts'
import type { ReportSelection, ReportSilhouettes } from '../report/input/report-choice.ts'
import type { ReportInput } from '../report/input/report-input.ts'
import type { ReportScoring } from '../report/input/report-measures.ts'
import type { ReportSegment } from '../report/input/report-segment.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import { STABLE, smallestAllowed } from '../selection/candidate.ts'
import type { Store } from '../store/store.ts'
import { computeReturns } from './compute-returns.ts'
import { computeTimeline } from './compute-timeline.ts'
import { crossTable } from './cross-table.ts'
import { definitionsOf } from './definitions.ts'
import { heatmapOf } from './heatmap.ts'
import { reportMeasures } from './report-measures.ts'
import type { Run } from './run.ts'
import { scoreBins } from './score-bins.ts'
import type { SegmentRecord } from './segment-record.ts'
import { valuesBySegment } from './values-by-segment.ts'
import { VERSION } from './version.ts'

/** What the report shows of a run, whose tables are in the store. */
export async function reportInput(store: Store, run: Run, command: string): Promise<ReportInput> {
  return reportOf(run, command, await overTime(store, run))
}

/** The same without months and cohorts, of a run that may have no tables yet. */
export function reportWithoutTime(run: Run, command: string): ReportInput {
  return reportOf(run, command, { timeline: null, cohorts: null })
}

function reportOf(run: Run, command: string, times: Pick<ReportInput, 'timeline' | 'cohorts'>): ReportInput {
  const revenue = run.revenue === null ? null : Number(run.revenue)
  return {
    sources: run.sources.map((source) => basename(source.path)),
    files: run.sources.map(({ path, rows, bytes, sha256 }) => ({ name: basename(path), rows, bytes, sha256 })),
    version: VERSION,
    command,
    seed: run.seed,
    asOf: run.asOf,
    firstDate: run.firstDate,
    lastDate: run.lastDate,
    currency: run.currency,
    rows: {
      read: run.rows.read,
      kept: run.rows.kept,
      rejected: { ...run.rows.rejected } as Record<string, number>,
      rejectedMoney: numbersOf(run.rejectedMoney ?? {}),
    },
    customers: run.customers,
    orders: run.orders,
    revenue,
    repeatRate: run.repeatRate,
    topTenthRevenueShare: topTenthShare(run, revenue),
    segments: reportSegments(run.segments),
    ruleSegments: run.rules.map((rule) => ({
      ...rule,
      name: rule.segment,
      revenue: rule.revenue === null ? null : Number(rule.revenue),
    })),
    cross: crossTable(run),
    heatmap: heatmapOf(run),
    ...times,
    ...reportMeasures(run),
    selection: selection(run),
    chosen: {
      method: run.clustering.method,
      k: run.clustering.k,
      reason: run.clustering.choice?.sentence ?? run.clustering.found ?? `${run.clustering.k} segments were asked for.`,
      agreement: run.clustering.choice?.agreement ?? null,
      judges: run.clustering.choice?.judges ?? [],
      redraws: run.clustering.stability?.resamples ?? 0,
      jaccardFloor: STABLE,
      shareFloor: smallestAllowed(run.customers) / run.customers,
    },
    silhouettes: silhouettes(run),
    borneOut: whatCameNext(run),
    ...(run.values && { values: valuesBySegment(run, run.values) }),
    findings: run.findings,
    definitions: definitionsOf(run),
    scoring: scores(run),
  }
}

function numbersOf(texts: Readonly<Record<string, string>>): Record<string, number> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, Number(text)]))
}

/** Segments as the report has them. */
export function reportSegments(segments: readonly SegmentRecord[]): ReportSegment[] {
  return segments.map((segment, i) => ({
    ...segment,
    rank: i + 1,
    name: segment.segment,
    revenue: segment.revenue === null ? null : Number(segment.revenue),
  }))
}

/** Months and cohorts, where the source tells orders and not only their totals. */
async function overTime(store: Store, run: Run): Promise<Pick<ReportInput, 'timeline' | 'cohorts'>> {
  const { grain, firstDate, lastDate, asOf } = run
  if (grain === 'customers' || firstDate === null || lastDate === null || asOf === null) {
    return { timeline: null, cohorts: null }
  }
  const dates = { firstDate, lastDate, asOf }
  const [timeline, cohorts] = await Promise.all([computeTimeline(store, run, dates), computeReturns(store, dates)])
  return { timeline, cohorts }
}

/** The same for all runs of a shop: sorting a million customers takes a tenth of a second. */
const topTenths = keptPer<CustomerColumns, number>()

function topTenthShare({ customerColumns }: Run, total: number | null): number | null {
  const { revenue, n } = customerColumns
  if (!revenue || total === null || total <= 0) return null
  const top = topTenths(customerColumns, () =>
    revenue
      .slice()
      .sort()
      .subarray(n - Math.ceil(n / 10))
      .reduce((all, value) => all + value, 0),
  )
  return top / total
}

function silhouettes({ clustering, segments }: Run): ReportSilhouettes | null {
  const { widths, candidates, k } = clustering
  const of = candidates.find((candidate) => candidate.k === k)?.silhouetteOf
  if (widths === null || of === undefined) return null
  const named = segments.filter(({ cluster }) => cluster >= 0)
  return {
    of,
    segments: named
      .map(({ cluster }) => widths[cluster]!)
      .map(({ mean, below, quantiles }) => ({ mean, below, quantiles })),
  }
}

function selection({ clustering, customers }: Run): ReportSelection[] {
  return clustering.candidates.map((candidate) => ({
    k: candidate.k,
    inertia: candidate.inertia,
    bic: candidate.bic ?? null,
    mergeHeight: candidate.merge?.height ?? null,
    mergeGap: candidate.merge?.gap ?? null,
    inertiaShare: clustering.totalInertia > 0 ? candidate.inertia / clustering.totalInertia : null,
    silhouette: candidate.silhouette,
    silhouetteOf: candidate.silhouetteOf,
    calinskiHarabasz: candidate.calinskiHarabasz,
    daviesBouldin: candidate.daviesBouldin,
    smallestShare: candidate.smallest / customers,
    lowestJaccard: candidate.jaccards.length > 0 ? Math.min(...candidate.jaccards) : null,
    distinctNames: candidate.names,
    sizes: candidate.sizes,
  }))
}

function whatCameNext({ borneOut }: Run): ReportBorneOut | null {
  if (!borneOut) return null
  return {
    cut: borneOut.cut,
    until: borneOut.until,
    customers: borneOut.customers,
    returned: borneOut.cameBackRate,
    explained: borneOut.explained,
    segments: borneOut.outcomes.map((outcome) => ({
      name: outcome.segment,
      customers: outcome.customers,
      returned: outcome.cameBackRate,
      index: outcome.index,
      nextRevenue: outcome.nextSpendIndex === null ? null : outcome.nextSpendIndex * borneOut.meanNextSpend,
    })),
  }
}

function scores({ scoring, currency }: Run): ReportScoring[] {
  const { recency, orders, revenue } = scoring
  return [
    { measure: 'Days since last order', unit: 'days', scores: scoreBins('recency', recency) },
    { measure: 'Orders', unit: 'orders', scores: scoreBins('orders', orders) },
    ...(revenue === null ? [] : [{ measure: 'Revenue', unit: currency ?? '', scores: scoreBins('revenue', revenue) }]),
  ]
}
