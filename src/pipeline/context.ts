import type { OnProgress } from '../base/progress.ts'

/** What a run may do beside computing: tell how far it is, be cancelled, and use a folder for copies. */
export interface RunContext {
  /** A folder for copies of sources, which must outlive the reading: rejects.csv is made from them. */
  readonly workFolder: string
  readonly onProgress: OnProgress
  readonly signal: AbortSignal | undefined
}
