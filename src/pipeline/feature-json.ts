import { countAbsent } from '../features/stand-in.ts'
import { correlation } from '../numeric/correlation.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import type { Clustering } from './cluster-customers.ts'

/**
 * What run.json says of the features that were clustered by: how many customers took a stand-in and which, and Pearson's
 * correlation of each two as they were clustered, to 6 places; null where one is the same for everybody.
 */
export function featureJson(
  { matrix: { data, n, d }, features }: Pick<Clustering, 'matrix' | 'features'>,
  customers: CustomerColumns,
): Record<string, unknown> {
  const columns = Array.from({ length: d }, (_, c) => Float64Array.from({ length: n }, (_, i) => data[i * d + c]!))
  return {
    names: features.columns.map(({ feature }) => feature),
    standIns: features.columns.flatMap(({ feature, standIn }) => {
      const count = countAbsent(feature, customers)
      return count === 0 ? [] : [{ feature, customers: count, value: standIn }]
    }),
    correlations: columns.map((x, a) => columns.map((y, b) => (a === b ? 1 : rounded(correlation(x, y))))),
  }
}

function rounded(value: number): number | null {
  return Number.isFinite(value) ? Math.round(value * 1e6) / 1e6 : null
}
