import type { BoxTree } from '../../neighbors/box-tree.ts'
import type { CenterShares, SharePoints } from './filtering.ts'
import { SAFETY } from './filtering-safety.ts'
import type { NodeMasses } from './node-masses.ts'

/**
 * `filterWith` for three columns, the usual recency, frequency and money: the same sums in the same order with the
 * coordinates in variables instead of inner loops. Measured over k = 2..8 on 4,338 rows: two thirds of
 * the time.
 */
export function filterInSpace(tree: BoxTree, masses: NodeMasses, maxK: number): SharePoints {
  const { points, start, end, left, boxes } = tree
  const { nodes, weights: pointWeights } = masses
  const candidates = new Int32Array((tree.depth + 2) * maxK)
  const weights = new Float64Array(maxK)
  const sums = new Float64Array(maxK * 3)
  const shares: CenterShares = { weights, sums, inertia: 0 }
  let centers: Float64Array = sums
  // In an array, because a number that closures share would be a new object at every change.
  const inertia = new Float64Array(1)

  return (theCenters, k) => {
    centers = theCenters
    inertia[0] = 0
    weights.fill(0)
    sums.fill(0)
    for (let j = 0; j < k; j++) candidates[j] = j
    visit(0, 0, k)
    shares.inertia = inertia[0]!
    return shares
  }

  function visit(node: number, from: number, count: number): void {
    if (nodes[node * 5] === 0) return
    const kept = count === 2 ? keepOfTwo(node, from) : keepPossible(node, from, count)
    const next = from + count
    if (kept === 1) give(node, candidates[next]!)
    else if (left[node]! >= 0) {
      visit(left[node]!, next, kept)
      visit(left[node]! + 1, next, kept)
    } else if (kept === 2) divide(node, candidates[next]!, candidates[next + 1]!)
    else shareOut(node, next, kept)
  }

  function keepPossible(node: number, from: number, count: number): number {
    const lowA = boxes[node * 6]!
    const lowB = boxes[node * 6 + 1]!
    const lowC = boxes[node * 6 + 2]!
    const highA = boxes[node * 6 + 3]!
    const highB = boxes[node * 6 + 4]!
    const highC = boxes[node * 6 + 5]!
    const middleA = (lowA + highA) / 2
    const middleB = (lowB + highB) / 2
    const middleC = (lowC + highC) / 2
    let best = -1
    let least = Infinity
    for (let at = from; at < from + count; at++) {
      const j = candidates[at]!
      const distance = squared(middleA - centers[j * 3]!, middleB - centers[j * 3 + 1]!, middleC - centers[j * 3 + 2]!)
      if (distance < least) {
        least = distance
        best = j
      }
    }
    const bestA = centers[best * 3]!
    const bestB = centers[best * 3 + 1]!
    const bestC = centers[best * 3 + 2]!
    let to = from + count
    for (let at = from; at < from + count; at++) {
      const j = candidates[at]!
      if (j === best) {
        candidates[to++] = j
        continue
      }
      const a = centers[j * 3]!
      const b = centers[j * 3 + 1]!
      const c = centers[j * 3 + 2]!
      const cornerA = a > bestA ? highA : lowA
      const cornerB = b > bestB ? highB : lowB
      const cornerC = c > bestC ? highC : lowC
      const toJ = squared(cornerA - a, cornerB - b, cornerC - c)
      const toBest = squared(cornerA - bestA, cornerB - bestB, cornerC - bestC)
      if (toBest * SAFETY >= toJ) candidates[to++] = j
    }
    return to - from - count
  }

  /** `keepPossible` of two centres, as most boxes near a border have: it saves a twentieth of a refit's time. */
  function keepOfTwo(node: number, from: number): number {
    const p = candidates[from]!
    const q = candidates[from + 1]!
    const lowA = boxes[node * 6]!
    const lowB = boxes[node * 6 + 1]!
    const lowC = boxes[node * 6 + 2]!
    const highA = boxes[node * 6 + 3]!
    const highB = boxes[node * 6 + 4]!
    const highC = boxes[node * 6 + 5]!
    const middleA = (lowA + highA) / 2
    const middleB = (lowB + highB) / 2
    const middleC = (lowC + highC) / 2
    const pA = centers[p * 3]!
    const pB = centers[p * 3 + 1]!
    const pC = centers[p * 3 + 2]!
    const qA = centers[q * 3]!
    const qB = centers[q * 3 + 1]!
    const qC = centers[q * 3 + 2]!
    const isP = squared(middleA - pA, middleB - pB, middleC - pC) <= squared(middleA - qA, middleB - qB, middleC - qC)
    const cornerA = qA > pA === isP ? highA : lowA
    const cornerB = qB > pB === isP ? highB : lowB
    const cornerC = qC > pC === isP ? highC : lowC
    const toP = squared(cornerA - pA, cornerB - pB, cornerC - pC)
    const toQ = squared(cornerA - qA, cornerB - qB, cornerC - qC)
    candidates[from + 2] = p
    candidates[from + 3] = q
    if (isP) return toP * SAFETY < toQ ? 1 : 2
    if (toQ * SAFETY >= toP) return 2
    candidates[from + 2] = q
    return 1
  }

  function give(node: number, j: number): void {
    const weight = nodes[node * 5]!
    const a = nodes[node * 5 + 2]!
    const b = nodes[node * 5 + 3]!
    const c = nodes[node * 5 + 4]!
    weights[j]! += weight
    sums[j * 3]! += weight * a
    sums[j * 3 + 1]! += weight * b
    sums[j * 3 + 2]! += weight * c
    const distance = squared(a - centers[j * 3]!, b - centers[j * 3 + 1]!, c - centers[j * 3 + 2]!)
    inertia[0]! += nodes[node * 5 + 1]! + weight * distance
  }

  function shareOut(node: number, from: number, count: number): void {
    for (let i = start[node]!; i < end[node]!; i++) {
      const weight = pointWeights[i]!
      const a = points[i * 3]!
      const b = points[i * 3 + 1]!
      const c = points[i * 3 + 2]!
      let j = -1
      let least = Infinity
      for (let at = from; at < from + count; at++) {
        const other = candidates[at]!
        const distance = squared(a - centers[other * 3]!, b - centers[other * 3 + 1]!, c - centers[other * 3 + 2]!)
        if (distance < least) {
          least = distance
          j = other
        }
      }
      weights[j]! += weight
      sums[j * 3]! += weight * a
      sums[j * 3 + 1]! += weight * b
      sums[j * 3 + 2]! += weight * c
      inertia[0]! += weight * least
    }
  }

  /**
   * `shareOut` between two centres, which most leaves on a border lie between: no list, both in variables, and no branch,
   * as nobody can foresee on which side of the border a point lies. On 1,000,000 rows a step takes 0.6 of the time for it.
   */
  function divide(node: number, p: number, q: number): void {
    const pA = centers[p * 3]!
    const pB = centers[p * 3 + 1]!
    const pC = centers[p * 3 + 2]!
    const qA = centers[q * 3]!
    const qB = centers[q * 3 + 1]!
    const qC = centers[q * 3 + 2]!
    let weightP = 0
    let sumPA = 0
    let sumPB = 0
    let sumPC = 0
    let weightQ = 0
    let sumQA = 0
    let sumQB = 0
    let sumQC = 0
    let sum = 0
    for (let i = start[node]!; i < end[node]!; i++) {
      const a = points[i * 3]!
      const b = points[i * 3 + 1]!
      const c = points[i * 3 + 2]!
      const toP = squared(a - pA, b - pB, c - pC)
      const toQ = squared(a - qA, b - qB, c - qC)
      const weight = pointWeights[i]!
      const ofQ = Number(toQ < toP) * weight
      const ofP = weight - ofQ
      weightP += ofP
      sumPA += ofP * a
      sumPB += ofP * b
      sumPC += ofP * c
      weightQ += ofQ
      sumQA += ofQ * a
      sumQB += ofQ * b
      sumQC += ofQ * c
      sum += ofP * toP + ofQ * toQ
    }
    weights[p]! += weightP
    sums[p * 3]! += sumPA
    sums[p * 3 + 1]! += sumPB
    sums[p * 3 + 2]! += sumPC
    weights[q]! += weightQ
    sums[q * 3]! += sumQA
    sums[q * 3 + 1]! += sumQB
    sums[q * 3 + 2]! += sumQC
    inertia[0]! += sum
  }
}

function squared(a: number, b: number, c: number): number {
  return a * a + b * b + c * c
}
