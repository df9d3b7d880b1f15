/** The loops over points that k-means spends its time in. Places are in bytes, `stride` those of one coordinate of all points. */
export interface PointLoops {
  /**
   * Writes squared distances to `after`: those in `before`, or to `point` (8 times its number) where that is nearer; and
   * to `blocks` their weighted sum over each BLOCK points.
   */
  bringNearer(
    d: number,
    points: number,
    stride: number,
    weights: number,
    point: number,
    before: number,
    after: number,
    blocks: number,
  ): void
  /**
   * Adds each point to the nearest of k centres, ties to the lowest. `shares` must be zero: it takes k weights, then
   * k × d weighted coordinate sums, then the weighted sum of the squared distances.
   */
  shareOut(d: number, k: number, points: number, stride: number, weights: number, centers: number, shares: number): void
}

/** Points whose weighted distances become one sum. */
export const BLOCK = 64

/** Points that go through a loop together; their number must be a multiple of it. */
export const LANES = 4

/**
 * `PointLoops` in TypeScript, for platforms without SIMD and as the measure for assembly/point-loops.ts: every sum is formed
 * in the same order there, four partial sums side by side, so that not a bit differs.
 */
export function plainLoops(memory: Float64Array): PointLoops {
  const sum = new Float64Array(LANES)
  const total = (): number => sum[0]! + sum[2]! + (sum[1]! + sum[3]!)

  function squaredGap(d: number, first: number, stride: number, at: number, step: number): number {
    let squared = 0
    for (let c = 0; c < d; c++) {
      const gap = memory[first + c * stride]! - memory[at + c * step]!
      squared += gap * gap
    }
    return squared
  }

  return {
    bringNearer(d, points, stride, weights, point, before, after, blocks) {
      const n = stride / 8
      for (let i = 0; i < n; i++) {
        if (i % BLOCK === 0) sum.fill(0)
        let squared = squaredGap(d, points / 8 + i, n, points / 8 + point / 8, n)
        if (memory[before / 8 + i]! < squared) squared = memory[before / 8 + i]!
        memory[after / 8 + i] = squared
        sum[i % LANES]! += memory[weights / 8 + i]! * squared
        memory[blocks / 8 + Math.floor(i / BLOCK)] = total()
      }
    },
    shareOut(d, k, points, stride, weights, centers, shares) {
      const n = stride / 8
      const sums = shares / 8 + k
      sum.fill(0)
      for (let i = 0; i < n; i++) {
        let label = 0
        let least = Infinity
        for (let j = 0; j < k; j++) {
          const squared = squaredGap(d, points / 8 + i, n, centers / 8 + j * d, 1)
          if (squared < least) {
            least = squared
            label = j
          }
        }
        const weight = memory[weights / 8 + i]!
        sum[i % LANES]! += weight * least
        memory[shares / 8 + label]! += weight
        for (let c = 0; c < d; c++) memory[sums + label * d + c]! += weight * memory[points / 8 + c * n + i]!
      }
      memory[sums + k * d] = total()
    },
  }
}
