import { basename } from 'node:path'
import { fillAbsent } from '../features/stand-in.ts'
import { correlation } from '../numeric/correlation.ts'
import { histogram } from '../numeric/histogram.ts'
import { quantile } from '../numeric/quantile.ts'
import { skewness } from '../numeric/skewness.ts'
import type {
  ReportBorneOut,
  ReportCorrelations,
  ReportDistribution,
  ReportHeatmap,
  ReportInput,
  ReportScoring,
  ReportSegment,
  ReportSelection,
  ReportSilhouettes,
} from '../report/report-input.ts'
import type { MetricScoring } from '../rfm/scoring/scoring.ts'
import { STABLE, smallestAllowed } from '../selection/candidate.ts'
import type { Store } from '../store/store.ts'
import { computeReturns } from './compute-returns.ts'
import { computeTimeline } from './compute-timeline.ts'
import { definitionsOf } from './definitions.ts'
import type { Run } from './run.ts'
import type { SegmentRecord } from './segment-record.ts'
import { VERSION } from './version.ts'

/** What the report shows of a run, whose tables are in the store. */
export async function reportInput(store: Store, run: Run, command: string): Promise<ReportInput> {
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
    rows: { read: run.rows.read, kept: run.rows.kept, rejected: { ...run.rows.rejected } as Record<string, number> },
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
    heatmap: heatmap(run),
    ...(await overTime(store, run)),
    distributions: distributions(run),
    correlations: correlations(run),
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
    findings: run.findings,
    definitions: definitionsOf(run),
    scoring: scores(run),
  }
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
  return { timeline: await computeTimeline(store, run, dates), cohorts: await computeReturns(store, dates) }
}

function topTenthShare({ customerColumns: { revenue, n } }: Run, total: number | null): number | null {
  if (!revenue || total === null || total <= 0) return null
  const sorted = revenue.slice().sort()
  let top = 0
  for (let i = n - Math.ceil(n / 10); i < n; i++) top += sorted[i]!
  return top / total
}

function crossTable({ rules, segments, ruleSegmentation, clustering }: Run): number[][] {
  const row = new Map(rules.map((rule, i) => [rule.segment, i]))
  const column = new Map(segments.map((segment, i) => [segment.cluster, i]))
  const table = rules.map(() => segments.map(() => 0))
  const rowOf = ruleSegmentation.map.segments.map((name) => row.get(name))
  for (let i = 0; i < clustering.labels.length; i++) {
    table[rowOf[ruleSegmentation.segmentOf[i]!]!]![column.get(clustering.labels[i]!)!]!++
  }
  return table
}

/** Customers and median revenue by the bins of recency (most recent first) and of orders (fewest first). */
function heatmap({ customerColumns, scoring, ruleSegmentation: { scores } }: Run): ReportHeatmap | null {
  if (scoring.method === 'nested') return null
  const rows = [...scoring.recency.edges].reverse()
  const columns = scoring.orders.edges
  const cells = rows.map(() => columns.map((): number[] => []))
  const rowOf = new Map(rows.map((edge, i) => [edge.score, i]))
  const columnOf = new Map(columns.map((edge, i) => [edge.score, i]))
  const revenue = customerColumns.revenue
  for (let i = 0; i < customerColumns.n; i++) {
    cells[rowOf.get(scores.r[i]!)!]![columnOf.get(scores.f[i]!)!]!.push(revenue ? revenue[i]! : 0)
  }
  return {
    rows: rows.map((edge) => ({ min: edge.low, max: edge.high })),
    columns: columns.map((edge) => ({ min: edge.low, max: edge.high })),
    customers: cells.map((row) => row.map((cell) => cell.length)),
    medianRevenue: cells.map((row) =>
      row.map((cell) => (revenue && cell.length > 0 ? quantile(Float64Array.from(cell).sort(), 0.5) : null)),
    ),
  }
}

const FEATURE_WORDS = {
  recency: ['Days since last order', 'days'],
  frequency: ['Orders', 'orders'],
  monetary: ['Revenue', ''],
  tenure: ['Days since first order', 'days'],
  averageOrderValue: ['Average order value', ''],
  interpurchase: ['Mean days between order days', 'days'],
  regularity: ['Variation of these days', 'of their mean'],
  overdue: ['Days beyond the own mean gap', 'days'],
  basketSize: ['Units per order', 'units'],
  returnRate: ['Share sent back', 'of 1'],
  breadth: ['Different products', 'products'],
  categoryShare: ['Share of the main category', 'of 1'],
  channelShare: ['Share of the main channel', 'of 1'],
  discountShare: ['Share bought at reduced price', 'of 1'],
} as const

const SHOWN_BINS = 24

function distributions({ customerColumns, clustering, currency }: Run): ReportDistribution[] {
  const { matrix, features } = clustering
  return features.columns.map((column, c): ReportDistribution => {
    const [feature, unit] = FEATURE_WORDS[column.feature]
    const before = fillAbsent(column.feature, customerColumns, column.standIn)!
    const after = Float64Array.from({ length: matrix.n }, (_, i) => matrix.data[i * matrix.d + c]!)
    const sorted = before.slice().sort()
    const sortedAfter = after.slice().sort()
    return {
      feature,
      unit: unit || (currency ?? ''),
      before: histogram(before, SHOWN_BINS, quantile(sorted, 0.98)),
      after: histogram(after, SHOWN_BINS, sortedAfter.at(-1)!),
      skewBefore: skewness(before),
      skewAfter: skewness(after),
      transform: TRANSFORM_WORDS[column.transform.kind],
    }
  })
}

function correlations({ clustering: { matrix, features } }: Run): ReportCorrelations | null {
  if (matrix.d < 2) return null
  const columns = Array.from({ length: matrix.d }, (_, c) =>
    Float64Array.from({ length: matrix.n }, (_, i) => matrix.data[i * matrix.d + c]!),
  )
  const table = columns.map(() => columns.map((): number | null => 1))
  for (const [a, x] of columns.entries()) {
    for (let b = 0; b < a; b++) {
      const found = correlation(x, columns[b]!)
      table[a]![b] = table[b]![a] = Number.isFinite(found) ? found : null
    }
  }
  return { features: features.columns.map(({ feature }) => FEATURE_WORDS[feature][0]), matrix: table }
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

const TRANSFORM_WORDS = {
  log1p: 'log(1 + x), centred, divided by its spread',
  log: 'log(x), centred, divided by its spread',
  'yeo-johnson': 'Yeo-Johnson power, centred, divided by its spread',
  rank: 'rank among all customers, centred, divided by its spread',
  none: 'as it is, centred, divided by its spread',
} as const

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
  const rows: [string, string, MetricScoring | null][] = [
    ['Days since last order', 'days', scoring.recency],
    ['Orders', 'orders', scoring.orders],
    ['Revenue', currency ?? '', scoring.revenue],
  ]
  return rows.flatMap(([measure, unit, metric]) =>
    metric === null
      ? []
      : [
          {
            measure,
            unit,
            scores: metric.edges.map(({ score, low, high, customers }) => ({ score, min: low, max: high, customers })),
          },
        ],
  )
}
