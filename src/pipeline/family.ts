import type { Finding } from '../base/findings.ts'
import type { Matrix } from '../numeric/matrix.ts'
import type { Stability, StabilityOptions } from '../selection/bootstrap-stability.ts'
import type { ClusterModel } from './cluster-model.ts'
import type { Tools } from './context.ts'

/** One clustering as its family found it. */
export interface FamilyFit {
  readonly k: number
  /** 0..k-1 per row, -1 for noise; not every cluster of a mixture need hold rows. */
  readonly labels: Int32Array
  /** Sum of squared distances to the nearest centre, or to the mean of the own cluster where clusters are no cells. */
  readonly inertia: number
  /** The model with its clusters in a new order, `order[j]` becoming j; the clusters that hold rows are all named. */
  readonly modelOf: (order: readonly number[]) => ClusterModel
  readonly bic?: number
  /** Trees only: the height at which these clusters become one less, and how far it lies above the merge before. */
  readonly merge?: { readonly height: number; readonly gap: number }
  /** Per row, where the family has a measure of its own that does not follow from the model. */
  readonly confidence?: Float64Array
  readonly converged: boolean
  /** How it came to this number of clusters, where the family finds it. */
  readonly found?: string
  readonly findings?: readonly Finding[]
}

export interface TestOptions extends Omit<StabilityOptions, 'fit'> {
  /** Customers that the rows are a sample of; default: the rows are all. */
  readonly of?: number
}

/** What a clustering method has to do to run in a pipeline. */
export interface Family {
  /**
   * One clustering per k, with fewer clusters where customers have fewer distinct rows; a single one where the family
   * finds the number itself. `nInit`: seedings of each.
   */
  readonly fit: (x: Matrix, ks: readonly number[], tools: Tools, nInit?: number) => Promise<FamilyFit[]>
  /** Bootstrap stability of a clustering of this family, by refits of its own; null where there are too many rows. */
  readonly stability: (x: Matrix, labels: Int32Array, k: number, options: TestOptions) => Promise<Stability | null>
}
