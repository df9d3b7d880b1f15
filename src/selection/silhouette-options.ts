import type { OnProgress } from '../base/progress.ts'
import type { Threads } from '../base/threads.ts'

/** Weights of rows, and how the work is done. */
export interface SilhouetteOptions {
  /** One weight of 0 or more per row, as if the row stood there so often. Default: 1 each. */
  readonly weights?: Float64Array
  /** Default: the calling thread alone. Results do not depend on it. */
  readonly threads?: Threads
  readonly signal?: AbortSignal
  readonly onProgress?: OnProgress
}
