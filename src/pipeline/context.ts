import type { OnProgress } from '../base/progress.ts'

/** What a run may do beside computing: tell how far it is, be cancelled, and use a folder for copies. */
export interface RunContext {
  /** A folder of this run's own; a temporary one, removed after, when not given. */
  readonly workFolder: string
  readonly onProgress: OnProgress
  readonly signal: AbortSignal | undefined
}
