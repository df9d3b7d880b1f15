import type { BoxTree } from '../../neighbors/box-tree.ts'
import type { NodeMasses } from './node-masses.ts'

/**
 * Gives each centre without points the point that is farthest from all others, ties to the lowest row, and drops the
 * centres for which no such point is left. Centres of weight 0 may hold anything, NaN included.
 */
export function refillEmpty(
  tree: BoxTree,
  masses: NodeMasses,
  centers: Float64Array,
  weights: Float64Array,
): { centers: Float64Array; k: number } {
  const { d, points } = tree
  const k = centers.length / d
  const filled: number[] = []
  const empty: number[] = []
  for (let j = 0; j < k; j++) (weights[j]! > 0 ? filled : empty).push(j)
  if (empty.length === 0) return { centers, k }
  const next = centers.slice()
  for (const j of empty) {
    const point = farthestPoint(tree, masses, next, filled)
    if (point < 0) continue
    next.set(points.subarray(point * d, (point + 1) * d), j * d)
    filled.push(j)
  }
  filled.sort((a, b) => a - b)
  const kept = new Float64Array(filled.length * d)
  for (const [to, from] of filled.entries()) kept.set(next.subarray(from * d, (from + 1) * d), to * d)
  return { centers: kept, k: filled.length }
}

/** -1 when every point that weighs anything lies on a centre. */
function farthestPoint(tree: BoxTree, masses: NodeMasses, centers: Float64Array, filled: readonly number[]): number {
  const { d, points, order } = tree
  let farthest = -1
  let most = 0
  for (let i = 0; i < tree.n; i++) {
    if (masses.weights[i] === 0) continue
    let least = Infinity
    for (const j of filled) {
      let distance = 0
      for (let c = 0; c < d; c++) distance += (points[i * d + c]! - centers[j * d + c]!) ** 2
      least = Math.min(least, distance)
    }
    if (least > most || (least === most && farthest >= 0 && order[i]! < order[farthest]!)) {
      most = least
      farthest = i
    }
  }
  return farthest
}
