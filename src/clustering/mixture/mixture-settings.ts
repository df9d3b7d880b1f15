import type { OnProgress } from '../../base/progress.ts'
import type { Threads } from '../../base/threads.ts'
import type { CovarianceForm } from './mixture-density.ts'
import type { GivenShares } from './mixture-pass.ts'

/** What a mixture needs beside k. */
export interface MixtureSettings {
  /** Default `full`: every component has a covariance of its own. */
  readonly covariance?: CovarianceForm
  /** Whole number; same seed, same bytes. Default 42. */
  readonly seed?: number
  /**
   * Starts; the most likely end wins, on the sample where there is one. Default 1: from the best of 10 k-means restarts.
   * Each further one from another.
   */
  readonly nInit?: number
  /** Steps an ascent may take. Default 100. */
  readonly maxIterations?: number
  /** Gain in mean log-likelihood per unit of weight that ends an ascent. Default 1e-3. */
  readonly tolerance?: number
  /** Added to every variance, 0 or more, in squared units of x. Default 1e-6, which suits columns of variance 1. */
  readonly regularisation?: number
  /** One weight of 0 or more per row, as if the row stood there so often. Default: 1 each. */
  readonly weights?: Float64Array
  /** Where passes over many rows run side by side; results do not depend on it. Default: in this thread. */
  readonly threads?: Threads
  readonly signal?: AbortSignal
  readonly onProgress?: OnProgress
}

/** Settings, with the number of components. */
export interface MixtureOptions extends MixtureSettings {
  /** Number of components, 1..n. */
  readonly k: number
  /** What to start from in place of k-means: a component for each row, or n × k responsibilities that add up to 1 by row. */
  readonly init?: GivenShares
}
