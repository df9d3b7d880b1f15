import { OptionError, ShapeError } from '../../base/errors.ts'
import { here, type Threads } from '../../base/threads.ts'
import { nearestOfAll } from '../../neighbors/nearest-of-all.ts'
import { uniquePoints } from '../../neighbors/unique-points.ts'
import { checkMatrix } from '../../numeric/check-matrix.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { squaredCoreDistances } from './core-distances.ts'

/** What `dbscan` will be given, and how the work is done. */
export interface SuggestEpsOptions {
  /** As for `dbscan`. Default 5. */
  readonly minSamples?: number
  readonly threads?: Threads
  readonly signal?: AbortSignal
}

/** The radius to begin with, and the curve it was read from. */
export interface EpsSuggestion {
  /** The distance at the knee of the curve; `null` when every distance is 0. */
  readonly eps: number | null
  /** Distance of each row to its `minSamples`-th nearest row, itself counted, ascending: with eps of so much or more the row is a core point. */
  readonly distances: Float64Array
}

/**
 * An eps for `dbscan` to begin with: the knee of the sorted k-distances, which is the place farthest below the straight
 * line between the ends of the curve. A habit rather than a theorem: look at the curve, and at the clusters of nearby values.
 *
 * @throws OptionError when `minSamples` is no whole number in 1..n. @throws ShapeError when x is empty or holds NaN.
 *
 * Source: Ester, Kriegel, Sander & Xu (1996), section 4.2, for the curve; Satopää et al. (2011) for the knee.
 */
export async function suggestEps(x: Matrix, options: SuggestEpsOptions = {}): Promise<EpsSuggestion> {
  const { minSamples = 5, threads = here, signal } = options
  checkMatrix(x)
  if (x.n === 0) throw new ShapeError('there are no rows; give at least one')
  if (!Number.isInteger(minSamples) || minSamples < 1 || minSamples > x.n) {
    throw new OptionError(`minSamples=${minSamples} for ${x.n} rows; give a whole number from 1 to ${x.n}`)
  }
  const { tree, weights } = uniquePoints(x)
  const lists = await nearestOfAll(tree, Math.min(minSamples, tree.n), threads, { signal })
  const cores = squaredCoreDistances(lists, weights, minSamples)
  const distances = new Float64Array(x.n)
  let row = 0
  for (let u = 0; u < tree.n; u++) {
    distances.fill(Math.sqrt(cores[u]!), row, row + weights[u]!)
    row += weights[u]!
  }
  distances.sort()
  return { eps: knee(distances), distances }
}

function knee(distances: Float64Array): number | null {
  const last = distances.length - 1
  const [low, high] = [distances[0]!, distances[last]!]
  if (high === 0) return null
  let best = last
  let farthest = 0
  for (let i = 0; i <= last; i++) {
    const below = i / last - (distances[i]! - low) / (high - low)
    if (distances[i]! > 0 && below > farthest) {
      farthest = below
      best = i
    }
  }
  return distances[best]!
}
