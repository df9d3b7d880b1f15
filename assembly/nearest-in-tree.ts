// The nearest points of one point of a kd-tree, four points at a time and both children of a node at once. Distances are the
// sums of src/neighbors/squared-distances.ts in the same order, so the same bits. Measured in eight columns: four times as
// fast as in TypeScript. src/neighbors/packed-tree.ts lays out what it reads.

let d: usize = 0
/** Bytes from one column of points to the next. */
let stride: usize = 0
let columns: usize = 0
let boxes: usize = 0
let left: usize = 0
let start: usize = 0
let end: usize = 0

let k: usize = 0
let squared: usize = 0
let neighbors: usize = 0
/** 16 bytes for each level of the tree and two more: a distance and a node. */
let stack: usize = 0

export function setTree(
  columnCount: usize,
  columnStride: usize,
  columnsAt: usize,
  boxesAt: usize,
  leftAt: usize,
  startAt: usize,
  endAt: usize,
): void {
  d = columnCount
  stride = columnStride
  columns = columnsAt
  boxes = boxesAt
  left = leftAt
  start = startAt
  end = endAt
}

export function setLists(length: usize, squaredAt: usize, neighborsAt: usize, stackAt: usize): void {
  k = length
  squared = squaredAt
  neighbors = neighborsAt
  stack = stackAt
}

/** Writes the list of point i. */
export function findNearest(i: usize): void {
  const own = columns + (i << 3)
  const list = squared + ((i * k) << 3)
  const names = neighbors + ((i * k) << 2)
  for (let at: usize = 0; at < k; at++) store<f64>(list + (at << 3), Infinity)
  let worst: f64 = Infinity
  const zero = f64x2.splat(0)
  const width = d << 5
  let top = stack + 16
  store<f64>(top, 0)
  store<i32>(top, 0, 8)
  while (top > stack) {
    const gap = load<f64>(top)
    let node: usize = load<u32>(top, 8)
    top -= 16
    if (gap >= worst) continue
    let child = load<i32>(left + (node << 2))
    while (child >= 0) {
      let sum = zero
      let box = boxes + <usize>((child - 1) >> 1) * width
      const stop = box + width
      for (let from = own; box < stop; box += 32, from += stride) {
        const x = v128.load64_splat(from)
        const outside = f64x2.pmax(f64x2.sub(v128.load(box), x), f64x2.sub(x, v128.load(box, 16)))
        const side = f64x2.pmax(zero, outside)
        sum = f64x2.add(sum, f64x2.mul(side, side))
      }
      const one = f64x2.extract_lane(sum, 0)
      const two = f64x2.extract_lane(sum, 1)
      const isFirstNearer = one <= two
      const farther = isFirstNearer ? two : one
      if (farther < worst) {
        top += 16
        store<f64>(top, farther)
        store<i32>(top, isFirstNearer ? child + 1 : child, 8)
      }
      if ((isFirstNearer ? one : two) >= worst) break
      node = isFirstNearer ? child : child + 1
      child = load<i32>(left + (node << 2))
    }
    if (child < 0) worst = lookInto(node, own, list, names, worst)
  }
}

function lookInto(leaf: usize, own: usize, list: usize, names: usize, bound: f64): f64 {
  const last = load<i32>(end + (leaf << 2))
  const past = columns + d * stride
  const step = stride
  let worst = bound
  for (let j = load<i32>(start + (leaf << 2)); j < last; j += 4) {
    const first = columns + ((<usize>j) << 3)
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
    const limit = f64x2.splat(worst)
    if (!v128.any_true(v128.or(f64x2.lt(sum0, limit), f64x2.lt(sum1, limit)))) continue
    // Beyond the end of the leaf stand points of others.
    worst = insert(f64x2.extract_lane(sum0, 0), j, list, names, worst)
    if (j + 1 < last) worst = insert(f64x2.extract_lane(sum0, 1), j + 1, list, names, worst)
    if (j + 2 < last) worst = insert(f64x2.extract_lane(sum1, 0), j + 2, list, names, worst)
    if (j + 3 < last) worst = insert(f64x2.extract_lane(sum1, 1), j + 3, list, names, worst)
  }
  return worst
}

/** Puts a point into its place and returns the k-th distance. */
function insert(distance: f64, point: i32, list: usize, names: usize, worst: f64): f64 {
  if (!(distance < worst)) return worst
  let at = k - 1
  for (; at > 0; at--) {
    const before = load<f64>(list + (at << 3) - 8)
    if (before <= distance) break
    store<f64>(list + (at << 3), before)
    store<i32>(names + (at << 2), load<i32>(names + (at << 2) - 4))
  }
  store<f64>(list + (at << 3), distance)
  store<i32>(names + (at << 2), point)
  return load<f64>(list + (k << 3) - 8)
}
