import type { MapOptions, Task, Threads } from '../base/threads.ts'
import { sharedFloats } from '../numeric/shared.ts'
import type { PointCloud } from './point-cloud.ts'
import { sweep } from './sweep.ts'
import { sweepCells } from './sweep-cells.ts'

/**
 * The weighted sum of distances from each point to all points of each cluster of the cloud: that of point p to cluster c
 * at c * n + p. Every distance is measured once. Jobs depend on the data alone and are added up in order, so that threads
 * do not change a bit.
 */
export async function distancesToCells(
  cloud: PointCloud,
  threads: Threads,
  options: MapOptions = {},
): Promise<Float64Array> {
  const totals = sharedFloats(cloud.k * cloud.n)
  const bundles = bundlesOf(cloud)
  const inputs = bundles.map((blocks) => ({ cloud, blocks, totals }))
  await threads.map(sweepBlocks, inputs, options)
  for (const { cell, from, toBehind } of bundles.flat()) {
    const start = cell * cloud.n + from
    for (let i = 0; i < toBehind.length; i++) totals[start + i]! += toBehind[i]!
  }
  return totals
}

/** Points from..to-1, all of one cell, which are to meet all points behind them. */
interface Block {
  readonly cell: number
  readonly from: number
  readonly to: number
  /** From each point at or behind `from`, its sum over the points of the block: other blocks of the cell add to it. */
  readonly toBehind: Float64Array
}

const BUNDLES = 64
/** Up to 6,300 points are one bundle, which stays here: each thread would compile for itself, 40 ms more in a first call. */
const LEAST_PER_BUNDLE = 20_000_000

/** Bundles of blocks of about the same work, cell after cell. */
function bundlesOf({ n, k, starts }: PointCloud): Block[][] {
  const share = Math.max((n * n) / 2 / BUNDLES, LEAST_PER_BUNDLE)
  const bundles: Block[][] = []
  let bundle: Block[] = []
  let work = 0
  for (let cell = 0; cell < k; cell++) {
    const end = starts[cell + 1]!
    for (let from = starts[cell]!; from < end; ) {
      let to = from
      while (to < end && work < share) work += n - to++
      bundle.push({ cell, from, to, toBehind: sharedFloats(n - from) })
      from = to
      if (work < share) continue
      bundles.push(bundle)
      bundle = []
      work = 0
    }
  }
  if (bundle.length > 0) bundles.push(bundle)
  return bundles
}

interface Bundle {
  readonly cloud: PointCloud
  readonly blocks: readonly Block[]
  /** Sums over whole cells behind a block are written here: no other block has them. */
  readonly totals: Float64Array
}

export const sweepBlocks: Task<Bundle, void> = {
  module: import.meta.url,
  name: 'sweepBlocks',
  run: ({ cloud, blocks, totals }) => {
    const points = Int32Array.from({ length: cloud.n }, (_, p) => p)
    for (const { cell, from, to, toBehind } of blocks) {
      const rows = points.subarray(from, to)
      const end = cloud.starts[cell + 1]!
      sweep(cloud, rows, points.subarray(from, end), true, toBehind, toBehind)
      sweepCells(cloud, rows, cell + 1, totals, toBehind.subarray(end - from))
    }
  },
}
