import { sharedFloats } from '../../numeric/shared.ts'
import type { Labour } from './cluster-tree.ts'
import { type ClusterRuns, fillSums } from './fill-sums.ts'
import { joinReciprocally } from './reciprocal-joins.ts'

/** The fixed number of pieces in which the matrix is filled. */
const CHUNKS = 32

/** Fewer distances than this stay in the calling thread. */
const FEW = 1_000_000

/** Clusters that are joined by a matrix; they are numbered as in `runs`. */
export interface MatrixJoins {
  readonly runs: ClusterRuns
  /** Weight of each cluster; changed. */
  readonly masses: Float64Array
  /** Height of each cluster so far; changed. */
  readonly heights: Float64Array
  /** Is told every merge. */
  readonly join: (to: number, from: number, height: number) => void
  readonly labour: Labour
}

/**
 * Joins clusters by average linkage until one is left, on a matrix of the mean distances of all pairs. Those to a merged
 * cluster follow from those to its parts.
 *
 * Source: Lance & Williams (1967), A general theory of classificatory sorting strategies, Computer Journal 9(4).
 */
export async function averageByMatrix({ runs, masses, heights, join, labour }: MatrixJoins): Promise<void> {
  const size = masses.length
  const matrix = await sumDistances(runs, labour)
  for (let a = 0; a < size; a++) {
    matrix[a * size + a] = Infinity
    for (let b = a + 1; b < size; b++) {
      matrix[b * size + a] = matrix[a * size + b] = matrix[a * size + b]! / (masses[a]! * masses[b]!)
    }
  }
  const nearest = new Int32Array(size)
  const cost = new Float64Array(size)
  const living = Int32Array.from(masses.keys())
  const isGone = new Uint8Array(size)
  let count = size
  const ids = living.slice()
  await joinReciprocally({ ids, until: 1, nearest, cost, heights, search, join: unite, heightOf: (value) => value })

  async function search(asked: Int32Array, askedCount: number): Promise<void> {
    let kept = 0
    for (let at = 0; at < count; at++) if (isGone[living[at]!] === 0) living[kept++] = living[at]!
    count = kept
    for (let at = 0; at < askedCount; at++) {
      const row = asked[at]! * size
      let least = Infinity
      let best = -1
      for (let other = 0; other < count; other++) {
        const found = matrix[row + living[other]!]!
        if (found < least) {
          least = found
          best = living[other]!
        }
      }
      nearest[asked[at]!] = best
      cost[asked[at]!] = least
    }
    await labour.turn(askedCount * count)
  }

  function unite(to: number, from: number, height: number): void {
    join(to, from, height)
    isGone[from] = 1
    const [a, b] = [masses[to]!, masses[from]!]
    for (let at = 0; at < count; at++) {
      const other = living[at]!
      if (other === to || isGone[other] === 1) continue
      const value = (a * matrix[to * size + other]! + b * matrix[from * size + other]!) / (a + b)
      matrix[to * size + other] = value
      matrix[other * size + to] = value
    }
    masses[to] = a + b
  }
}

async function sumDistances(runs: ClusterRuns, labour: Labour): Promise<Float64Array> {
  const { starts } = runs
  const size = starts.length - 1
  const n = starts[size]!
  const matrix = sharedFloats(size * size)
  if (n * n < FEW) {
    await fillSums.run({ runs, matrix, from: 0, to: size })
    return matrix
  }
  await labour.threads.map(
    fillSums,
    equalShares(starts).map(([from, to]) => ({ runs, matrix, from, to })),
    { signal: labour.signal, onDone: (share) => labour.onProgress?.('distances', share) },
  )
  return matrix
}

/** Runs of rows with about as many distances each: cluster a needs one for each of its points and each later one. */
function equalShares(starts: Int32Array): [from: number, to: number][] {
  const size = starts.length - 1
  const n = starts[size]!
  const shares: [number, number][] = []
  let done = 0
  let from = 0
  for (let a = 0; a < size; a++) {
    done += (starts[a + 1]! - starts[a]!) * (n - starts[a + 1]!)
    if (done < (n * n) / (2 * CHUNKS) && a + 1 < size) continue
    shares.push([from, a + 1])
    from = a + 1
    done = 0
  }
  return shares
}
