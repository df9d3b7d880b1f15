import type { OnProgress } from '../base/progress.ts'
import type { Threads } from '../base/threads.ts'

/** What a run may do beside computing: use other threads and a folder for copies, tell how far it is, be cancelled. */
export interface RunContext {
  /** A folder for copies of sources, which must outlive the reading: rejects.csv is made from them. */
  readonly workFolder: string
  readonly threads: Threads
  readonly onProgress: OnProgress
  readonly signal: AbortSignal | undefined
}

/** What every step of clustering needs beside the data. */
export interface Tools {
  readonly seed: number
  readonly threads: Threads
  readonly context: RunContext
}
