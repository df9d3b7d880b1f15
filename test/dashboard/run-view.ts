import type { RunView } from '../../src/api/run-view.ts'
import type { RunSettings } from '../../src/api/settings.ts'
import { onlineRetailInput } from '../report/online-retail-input.ts'

/** A run as the server hands it out: that of Online Retail, with other settings or names where a test wants them. */
export function runView(changes: { settings?: RunSettings; names?: readonly string[]; k?: number } = {}): RunView {
  const report = onlineRetailInput
  const names = changes.names ?? report.segments.map(({ name }) => name)
  const segments = names.map((name, i) => ({
    ...report.segments[i % report.segments.length]!,
    name,
    cluster: i,
    rank: i + 1,
  }))
  return {
    run: 'a1',
    name: 'online_retail.csv',
    asOf: report.asOf,
    customers: report.customers,
    revenue: report.revenue,
    currency: report.currency,
    method: report.chosen.method,
    k: changes.k ?? names.length,
    segments: names,
    writtenAt: '2026-01-01T12:00:00.000Z',
    changedFrom: null,
    problem: null,
    settings: changes.settings ?? {},
    report: { ...report, segments },
    segmentCards: segments.map(({ name, cluster, rank, customers }) => ({
      slug: `s${cluster}`,
      name,
      cluster,
      rank,
      customers,
    })),
    features: ['recency', 'frequency', 'monetary', 'tenure', 'averageOrderValue'],
    frozen: null,
    comparedIn: null,
    job: null,
    tested: true,
  }
}
