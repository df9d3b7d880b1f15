import type { BoxTree } from '../../neighbors/box-tree.ts'
import { SAFETY } from './filtering-safety.ts'
import type { NodeMasses } from './node-masses.ts'

/** What falls to each centre when every point goes to its nearest one. */
export interface CenterShares {
  /** Weight per centre, k numbers. */
  readonly weights: Float64Array
  /** Weighted coordinate sums, k × d. */
  readonly sums: Float64Array
  /** Weighted sum of squared distances to the nearest centre. */
  inertia: number
}

/** Shares all points out among the first `k` centres (row-major, k × d); the result is overwritten by the next call. */
export type SharePoints = (centers: Float64Array, k: number) => CenterShares

/**
 * One assignment step of Lloyd's algorithm by filtering: a whole box goes to a centre once no other can be nearer to any
 * place in it, so that only boxes on the borders between clusters are opened. The same assignment as comparing all
 * points with all centres, ties to the lowest centre; measured on 1,000,000 × 3, k = 8: five times faster.
 *
 * Source: Kanungo et al. (2002), An efficient k-means clustering algorithm, IEEE PAMI 24(7), section 2, figure 1.
 */
export function filterWith(tree: BoxTree, masses: NodeMasses, maxK: number): SharePoints {
  const { d, points, start, end, left, boxes } = tree
  const { nodes, weights: pointWeights } = masses
  const candidates = new Int32Array((tree.depth + 2) * maxK)
  const weights = new Float64Array(maxK)
  const sums = new Float64Array(maxK * d)
  const shares: CenterShares = { weights, sums, inertia: 0 }
  /** Weight and coordinate sums of what falls to either of two centres in a leaf. */
  const partial = new Float64Array(2 * (d + 1))
  let centers: Float64Array = sums

  return (theCenters, k) => {
    centers = theCenters
    weights.fill(0)
    sums.fill(0)
    shares.inertia = 0
    for (let j = 0; j < k; j++) candidates[j] = j
    visit(0, 0, k)
    return shares
  }

  function visit(node: number, from: number, count: number): void {
    if (nodes[node * (d + 2)] === 0) return
    const kept = keepPossible(node, from, count)
    const next = from + count
    if (kept === 1) give(node, candidates[next]!)
    else if (left[node]! >= 0) {
      visit(left[node]!, next, kept)
      visit(left[node]! + 1, next, kept)
    } else if (kept === 2) divide(node, candidates[next]!, candidates[next + 1]!)
    else shareOut(node, next, kept)
  }

  /** Writes the candidates that may be nearest somewhere in the box behind the given ones, and returns how many. */
  function keepPossible(node: number, from: number, count: number): number {
    const best = nearestToMiddle(node, from, count)
    let to = from + count
    for (let at = from; at < from + count; at++) {
      const j = candidates[at]!
      if (j === best || !isBeaten(j, best, node)) candidates[to++] = j
    }
    return to - from - count
  }

  function nearestToMiddle(node: number, from: number, count: number): number {
    const box = node * 2 * d
    let best = -1
    let least = Infinity
    for (let at = from; at < from + count; at++) {
      const j = candidates[at]!
      let distance = 0
      for (let c = 0; c < d; c++) {
        const gap = (boxes[box + c]! + boxes[box + d + c]!) / 2 - centers[j * d + c]!
        distance += gap * gap
      }
      if (distance < least) {
        least = distance
        best = j
      }
    }
    return best
  }

  /** Whether `best` is nearer than centre j even at the corner of the box that lies farthest towards j. */
  function isBeaten(j: number, best: number, node: number): boolean {
    const box = node * 2 * d
    let toJ = 0
    let toBest = 0
    for (let c = 0; c < d; c++) {
      const ofJ = centers[j * d + c]!
      const ofBest = centers[best * d + c]!
      const corner = ofJ > ofBest ? boxes[box + d + c]! : boxes[box + c]!
      toJ += (corner - ofJ) * (corner - ofJ)
      toBest += (corner - ofBest) * (corner - ofBest)
    }
    return toBest * SAFETY < toJ
  }

  /** The whole node to centre j: sum w |x - c|^2 = scatter + W |mean - c|^2. */
  function give(node: number, j: number): void {
    const at = node * (d + 2)
    const weight = nodes[at]!
    let distance = 0
    for (let c = 0; c < d; c++) {
      const mean = nodes[at + 2 + c]!
      const gap = mean - centers[j * d + c]!
      distance += gap * gap
      sums[j * d + c]! += weight * mean
    }
    weights[j]! += weight
    shares.inertia += nodes[at + 1]! + weight * distance
  }

  /** Point by point in a leaf on a border. */
  function shareOut(node: number, from: number, count: number): void {
    for (let i = start[node]!; i < end[node]!; i++) {
      const weight = pointWeights[i]!
      let best = -1
      let least = Infinity
      for (let at = from; at < from + count; at++) {
        const j = candidates[at]!
        let distance = 0
        for (let c = 0; c < d; c++) {
          const gap = points[i * d + c]! - centers[j * d + c]!
          distance += gap * gap
        }
        if (distance < least) {
          least = distance
          best = j
        }
      }
      weights[best]! += weight
      for (let c = 0; c < d; c++) sums[best * d + c]! += weight * points[i * d + c]!
      shares.inertia += weight * least
    }
  }

  /** `shareOut` between two centres, summed up leaf by leaf as `filterInSpace` does. */
  function divide(node: number, p: number, q: number): void {
    partial.fill(0)
    let inertia = 0
    for (let i = start[node]!; i < end[node]!; i++) {
      let toP = 0
      let toQ = 0
      for (let c = 0; c < d; c++) {
        const ofP = points[i * d + c]! - centers[p * d + c]!
        const ofQ = points[i * d + c]! - centers[q * d + c]!
        toP += ofP * ofP
        toQ += ofQ * ofQ
      }
      const weight = pointWeights[i]!
      const at = toQ < toP ? d + 1 : 0
      partial[at]! += weight
      for (let c = 0; c < d; c++) partial[at + 1 + c]! += weight * points[i * d + c]!
      inertia += weight * (toQ < toP ? toQ : toP)
    }
    addPartial(p, 0)
    addPartial(q, d + 1)
    shares.inertia += inertia
  }

  function addPartial(j: number, at: number): void {
    weights[j]! += partial[at]!
    for (let c = 0; c < d; c++) sums[j * d + c]! += partial[at + 1 + c]!
  }
}
