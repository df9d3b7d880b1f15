import { sharedFloats, sharedInts } from '../../numeric/shared.ts'
import type { DistinctPoints } from './distinct-points.ts'

/**
 * The merges so far as trees of boxes, for largest distances; shared memory. Node p below n is point p, node n + i what
 * merge i made.
 */
export interface MergeBoxes {
  readonly n: number
  readonly d: number
  /** The two parts of node n + i. */
  readonly parts: Int32Array
  /** 2d numbers a node: lower corner, upper corner. */
  readonly boxes: Float64Array
  /** Node of each cluster. */
  readonly nodeOf: Int32Array
}

/** Boxes of points that are clusters of one, and how a cluster takes in another. */
export function createMergeBoxes(points: DistinctPoints): {
  readonly merged: MergeBoxes
  readonly unite: (to: number, from: number) => void
} {
  const { n, d, data } = points
  const boxes = sharedFloats(2 * n * 2 * d)
  const parts = sharedInts(2 * n)
  const nodeOf = sharedInts(n)
  for (let p = 0; p < n; p++) {
    nodeOf[p] = p
    for (let c = 0; c < d; c++) boxes[2 * d * p + c] = boxes[2 * d * p + d + c] = data[p * d + c]!
  }
  let node = n
  return {
    merged: { n, d, parts, boxes, nodeOf },
    unite(to, from) {
      const [one, two] = [nodeOf[to]!, nodeOf[from]!]
      parts[2 * (node - n)] = one
      parts[2 * (node - n) + 1] = two
      for (let c = 0; c < d; c++) {
        boxes[2 * d * node + c] = Math.min(boxes[2 * d * one + c]!, boxes[2 * d * two + c]!)
        boxes[2 * d * node + d + c] = Math.max(boxes[2 * d * one + d + c]!, boxes[2 * d * two + d + c]!)
      }
      nodeOf[to] = node++
    },
  }
}

/** Pairs of nodes that may still hold the farthest points, and how far these can be; kept from one call to the next. */
const ones: number[] = []
const twos: number[] = []
const bounds: number[] = []

/**
 * Largest squared distance between the points of clusters a and b; infinity as soon as it exceeds the limit. Some pair lies
 * at least as far apart as the longest way between two boxes along an axis, and none farther than their farthest corners:
 * pairs of boxes that cannot hold anything farther than what is known are never opened.
 */
export function farthestPair(merged: MergeBoxes, a: number, b: number, limit: number): number {
  const { n, d, parts, boxes, nodeOf } = merged
  let most = 0
  let count = 1
  ones[0] = nodeOf[a]!
  twos[0] = nodeOf[b]!
  bounds[0] = Infinity
  while (count > 0 && most <= limit) {
    count--
    if (bounds[count]! <= most) continue
    // The later merge is, as a rule, the larger one; a point is never split.
    const split = Math.max(ones[count]!, twos[count]!)
    const other = Math.min(ones[count]!, twos[count]!)
    if (split < n) {
      most = Math.max(most, toFarthestCorner(boxes, d, split, other))
      continue
    }
    const one = parts[2 * (split - n)]!
    const two = parts[2 * (split - n) + 1]!
    most = Math.max(most, toFarthestSide(boxes, d, one, other), toFarthestSide(boxes, d, two, other))
    const toOne = toFarthestCorner(boxes, d, one, other)
    const toTwo = toFarthestCorner(boxes, d, two, other)
    const isOneFirst = toOne > toTwo
    ones[count] = isOneFirst ? two : one
    twos[count] = other
    bounds[count++] = isOneFirst ? toTwo : toOne
    ones[count] = isOneFirst ? one : two
    twos[count] = other
    bounds[count++] = isOneFirst ? toOne : toTwo
  }
  return most > limit ? Infinity : most
}

/** Square of the longest way from box to box along one axis. */
function toFarthestSide(boxes: Float64Array, d: number, one: number, two: number): number {
  let widest = 0
  for (let c = 0; c < d; c++) {
    const ahead = boxes[2 * d * one + d + c]! - boxes[2 * d * two + c]!
    const behind = boxes[2 * d * two + d + c]! - boxes[2 * d * one + c]!
    if (ahead > widest) widest = ahead
    if (behind > widest) widest = behind
  }
  return widest * widest
}

/** Squared distance of the farthest corners; for two points, of the points. */
function toFarthestCorner(boxes: Float64Array, d: number, one: number, two: number): number {
  let farthest = 0
  for (let c = 0; c < d; c++) {
    const ahead = boxes[2 * d * one + d + c]! - boxes[2 * d * two + c]!
    const behind = boxes[2 * d * two + d + c]! - boxes[2 * d * one + c]!
    const side = ahead > behind ? ahead : behind
    farthest += side * side
  }
  return farthest
}
