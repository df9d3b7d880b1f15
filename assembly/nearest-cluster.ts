// The cluster with which one merges at the least cost by Ward's method: `searchWard` of
// src/clustering/agglomerative/search-ward.ts, four clusters at a time and both children of a node at once. Costs are formed
// in the same order there, so the same bits. src/clustering/agglomerative/packed-clusters.ts lays out what it reads.

/** A box is passed over only when it costs more, relatively, than rounding could explain. */
const MARGIN: f64 = 1 - 1e-12

let d: usize = 0
/** Bytes from one column of centroids to the next. */
let stride: usize = 0
let columns: usize = 0
let weights: usize = 0
let ids: usize = 0
/** For each pair of children: two lower and two upper ends a column, then the two least weights. */
let boxes: usize = 0
let left: usize = 0
let start: usize = 0
let end: usize = 0
/** 16 bytes for each level of the tree and two more: a cost and a node. The least cost ends up at its beginning. */
let stack: usize = 0

export function setClusters(
  columnCount: usize,
  columnStride: usize,
  columnsAt: usize,
  weightsAt: usize,
  idsAt: usize,
  boxesAt: usize,
  leftAt: usize,
  startAt: usize,
  endAt: usize,
  stackAt: usize,
): void {
  d = columnCount
  stride = columnStride
  columns = columnsAt
  weights = weightsAt
  ids = idsAt
  boxes = boxesAt
  left = leftAt
  start = startAt
  end = endAt
  stack = stackAt
}

/** Returns the id of the nearest cluster of the one in this slot, ties to the smallest, and leaves the cost at `stack`. */
export function findNearest(slot: usize): i32 {
  const own = columns + (slot << 3)
  const weight = f64x2.splat(load<f64>(weights + (slot << 3)))
  const step = stride
  const past = columns + d * step
  const width = d << 5
  const zero = f64x2.splat(0)
  const margin = f64x2.splat(MARGIN)
  let least: f64 = Infinity
  let best: i32 = -1
  let top = stack + 16
  store<f64>(top, 0)
  store<i32>(top, 0, 8)
  while (top > stack) {
    const bound = load<f64>(top)
    let node: usize = load<u32>(top, 8)
    top -= 16
    if (bound > least) continue
    let child = load<i32>(left + (node << 2))
    while (child >= 0) {
      let sum = zero
      let box = boxes + <usize>((child - 1) >> 1) * (width + 16)
      const stop = box + width
      for (let from = own; box < stop; box += 32, from += step) {
        const x = v128.load64_splat(from)
        const outside = f64x2.pmax(f64x2.sub(v128.load(box), x), f64x2.sub(x, v128.load(box, 16)))
        const side = f64x2.pmax(zero, outside)
        sum = f64x2.add(sum, f64x2.mul(side, side))
      }
      const lightest = v128.load(box)
      const share = f64x2.div(f64x2.mul(weight, lightest), f64x2.add(weight, lightest))
      sum = f64x2.mul(f64x2.mul(sum, share), margin)
      const one = f64x2.extract_lane(sum, 0)
      const two = f64x2.extract_lane(sum, 1)
      const isFirstNearer = one <= two
      const farther = isFirstNearer ? two : one
      if (farther <= least) {
        top += 16
        store<f64>(top, farther)
        store<i32>(top, isFirstNearer ? child + 1 : child, 8)
      }
      if ((isFirstNearer ? one : two) > least) break
      node = isFirstNearer ? child : child + 1
      child = load<i32>(left + (node << 2))
    }
    if (child >= 0) continue
    const last = load<u32>(end + (node << 2))
    for (let j: usize = load<u32>(start + (node << 2)); j < last; j += 4) {
      const first = columns + (j << 3)
      let x = v128.load64_splat(own)
      let gap0 = f64x2.sub(v128.load(first), x)
      let gap1 = f64x2.sub(v128.load(first, 16), x)
      let sum0 = f64x2.mul(gap0, gap0)
      let sum1 = f64x2.mul(gap1, gap1)
      for (let at = first + step, from = own + step; at < past; at += step, from += step) {
        x = v128.load64_splat(from)
        gap0 = f64x2.sub(v128.load(at), x)
        gap1 = f64x2.sub(v128.load(at, 16), x)
        sum0 = f64x2.add(sum0, f64x2.mul(gap0, gap0))
        sum1 = f64x2.add(sum1, f64x2.mul(gap1, gap1))
      }
      const weight0 = v128.load(weights + (j << 3))
      const weight1 = v128.load(weights + (j << 3), 16)
      sum0 = f64x2.mul(sum0, f64x2.div(f64x2.mul(weight, weight0), f64x2.add(weight, weight0)))
      sum1 = f64x2.mul(sum1, f64x2.div(f64x2.mul(weight, weight1), f64x2.add(weight, weight1)))
      const limit = f64x2.splat(least)
      if (!v128.any_true(v128.or(f64x2.le(sum0, limit), f64x2.le(sum1, limit)))) continue
      for (let lane: usize = 0; lane < 4; lane++) {
        // Beyond the end of the leaf stand clusters of others.
        if (j + lane === slot || j + lane >= last) continue
        const pair = lane < 2 ? sum0 : sum1
        const found = (lane & 1) === 0 ? f64x2.extract_lane(pair, 0) : f64x2.extract_lane(pair, 1)
        if (found > least) continue
        const id = load<i32>(ids + ((j + lane) << 2))
        if (found < least || (found === least && id < best)) {
          least = found
          best = id
        }
      }
    }
  }
  store<f64>(stack, least)
  return best
}
