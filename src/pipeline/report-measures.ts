import { keptPer } from '../base/kept-per.ts'
import { fillAbsent } from '../features/stand-in.ts'
import { correlation } from '../numeric/correlation.ts'
import { histogram } from '../numeric/histogram.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { quantile } from '../numeric/quantile.ts'
import { skewness } from '../numeric/skewness.ts'
import type { ReportInput } from '../report/input/report-input.ts'
import type { ReportCorrelations, ReportDistribution } from '../report/input/report-measures.ts'
import type { Clustering } from './cluster-customers.ts'
import type { Run } from './run.ts'

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

const TRANSFORM_WORDS = {
  log1p: 'log(1 + x), centred, divided by its spread',
  log: 'log(x), centred, divided by its spread',
  'yeo-johnson': 'Yeo-Johnson power, centred, divided by its spread',
  rank: 'rank among all customers, centred, divided by its spread',
  none: 'as it is, centred, divided by its spread',
} as const

const SHOWN_BINS = 24

/** What is known of a run as soon as its customers can be compared. */
export interface Compared extends Pick<Run, 'customerColumns' | 'currency'> {
  readonly clustering: Pick<Clustering, 'matrix' | 'features'>
}

type Measures = Pick<ReportInput, 'distributions' | 'correlations'>

/** All numbers of clusters are sought in one matrix, and these figures take half a second for a million customers. */
const measured = keptPer<Matrix, Measures>()

/** The measures that customers were clustered by, before and after they were brought to scale. */
export function reportMeasures(run: Compared): Measures {
  return measured(run.clustering.matrix, () => measure(run))
}

function measure(run: Compared): Measures {
  const { matrix } = run.clustering
  const scaled = Array.from({ length: matrix.d }, (_, c) => columnOf(matrix, c))
  return { distributions: distributions(run, scaled), correlations: correlations(run, scaled) }
}

function distributions(
  { customerColumns, clustering, currency }: Compared,
  scaled: readonly Float64Array[],
): ReportDistribution[] {
  return clustering.features.columns.map((column, c): ReportDistribution => {
    const [feature, unit] = FEATURE_WORDS[column.feature]
    const before = fillAbsent(column.feature, customerColumns, column.standIn)!
    const after = scaled[c]!
    const highest = after.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
    return {
      feature,
      unit: unit || (currency ?? ''),
      before: histogram(before, SHOWN_BINS, quantile(before.slice().sort(), 0.98)),
      after: histogram(after, SHOWN_BINS, highest),
      skewBefore: skewness(before),
      skewAfter: skewness(after),
      transform: TRANSFORM_WORDS[column.transform.kind],
    }
  })
}

function correlations({ clustering }: Compared, scaled: readonly Float64Array[]): ReportCorrelations | null {
  if (scaled.length < 2) return null
  const table = scaled.map(() => scaled.map((): number | null => 1))
  for (const [a, x] of scaled.entries()) {
    for (let b = 0; b < a; b++) {
      const found = correlation(x, scaled[b]!)
      table[a]![b] = table[b]![a] = Number.isFinite(found) ? found : null
    }
  }
  return { features: clustering.features.columns.map(({ feature }) => FEATURE_WORDS[feature][0]), matrix: table }
}

function columnOf({ data, n, d }: Matrix, c: number): Float64Array {
  const column = new Float64Array(n)
  for (let i = 0; i < n; i++) column[i] = data[i * d + c]!
  return column
}
