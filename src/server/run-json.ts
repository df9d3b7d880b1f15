import type { Run } from '../pipeline/run.ts'
import type { SegmentOptions } from '../pipeline/segment-options.ts'
import type { ColumnRoles } from '../sources/roles.ts'

/** What the server needs of a run.json. */
export interface RunJson {
  readonly asOf: string | null
  readonly sources: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
  readonly columns: ColumnRoles
  readonly grain: 'transactions' | 'customers'
  readonly customers: number
  readonly revenue: number | null
  readonly currency: string | null
  readonly options: SegmentOptions
  readonly chosen: { readonly method: string; readonly k: number }
  readonly segments: readonly { readonly segment: string; readonly cluster: number; readonly kpi: string }[]
  /** Its customer ids are keyed hashes. */
  readonly pseudonymised?: boolean
  readonly files: Readonly<Record<string, string>>
}

/** The same of a run that is not written, as the file will hold it. */
export function runJsonOf(run: Run): RunJson {
  const { asOf, sources, columns, grain, customers, currency, options, clustering } = run
  const json: RunJson = {
    ...{ asOf, sources, columns, grain, customers, currency, options, files: {} },
    revenue: run.revenue === null ? null : Number(run.revenue),
    chosen: { method: clustering.method, k: clustering.k },
    segments: run.segments.map(({ segment, cluster, kpi }) => ({ segment, cluster, kpi })),
  }
  return JSON.parse(JSON.stringify(json)) as RunJson
}
