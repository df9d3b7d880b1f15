import type { SegmentOptions } from '../pipeline/segment-options.ts'

/** What the server needs of a run.json. */
export interface RunJson {
  readonly asOf: string | null
  readonly sources: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
  readonly customers: number
  readonly revenue: number | null
  readonly currency: string | null
  readonly options: SegmentOptions
  readonly chosen: { readonly method: string; readonly k: number }
  readonly segments: readonly { readonly segment: string; readonly cluster: number; readonly kpi: string }[]
  readonly files: Readonly<Record<string, string>>
}
