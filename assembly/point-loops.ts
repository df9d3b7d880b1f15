// src/simd/point-loops.ts in AssemblyScript, two points at a time: the same sums in the same order, so the same bits.
// All arguments are places in memory in bytes, or counts; `stride` is the bytes of one coordinate of all points.

/** Distances to the nearest centre once `point` is one too, and their weighted sums by blocks of 64 points. */
export function bringNearer(
  d: i32,
  points: usize,
  stride: usize,
  weights: usize,
  point: usize,
  before: usize,
  after: usize,
  blocks: usize,
): void {
  const past = points + <usize>d * stride
  for (let block: usize = 0; block < stride; block += 512) {
    const end = min(block + 512, stride)
    let sum0 = f64x2.splat(0)
    let sum1 = f64x2.splat(0)
    for (let i = block; i < end; i += 32) {
      let squared0 = f64x2.splat(0)
      let squared1 = f64x2.splat(0)
      for (let column = points; column < past; column += stride) {
        const center = v128.load64_splat(column + point)
        const gap0 = f64x2.sub(v128.load(column + i), center)
        const gap1 = f64x2.sub(v128.load(column + i, 16), center)
        squared0 = f64x2.add(squared0, f64x2.mul(gap0, gap0))
        squared1 = f64x2.add(squared1, f64x2.mul(gap1, gap1))
      }
      squared0 = f64x2.pmin(squared0, v128.load(before + i))
      squared1 = f64x2.pmin(squared1, v128.load(before + i, 16))
      v128.store(after + i, squared0)
      v128.store(after + i, squared1, 16)
      sum0 = f64x2.add(sum0, f64x2.mul(v128.load(weights + i), squared0))
      sum1 = f64x2.add(sum1, f64x2.mul(v128.load(weights + i, 16), squared1))
    }
    const sum = f64x2.add(sum0, sum1)
    f64.store(blocks + (block >> 6), f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1))
  }
}

/** Adds each point to its nearest centre: `shares` takes k weights, then k x d sums, then the inertia. */
export function shareOut(
  d: i32,
  k: i32,
  points: usize,
  stride: usize,
  weights: usize,
  centers: usize,
  shares: usize,
): void {
  const past = points + <usize>d * stride
  const sums = shares + ((<usize>k) << 3)
  const width = (<usize>d) << 3
  let inertia0 = f64x2.splat(0)
  let inertia1 = f64x2.splat(0)
  for (let i: usize = 0; i < stride; i += 32) {
    let least0 = f64x2.splat(Infinity)
    let least1 = f64x2.splat(Infinity)
    let label0 = i64x2.splat(0)
    let label1 = i64x2.splat(0)
    let center = centers
    for (let j = 0; j < k; j++) {
      let squared0 = f64x2.splat(0)
      let squared1 = f64x2.splat(0)
      for (let column = points + i; column < past; column += stride) {
        const at = v128.load64_splat(center)
        const gap0 = f64x2.sub(v128.load(column), at)
        const gap1 = f64x2.sub(v128.load(column, 16), at)
        squared0 = f64x2.add(squared0, f64x2.mul(gap0, gap0))
        squared1 = f64x2.add(squared1, f64x2.mul(gap1, gap1))
        center += 8
      }
      const number = i64x2.splat(j)
      label0 = v128.bitselect(number, label0, f64x2.lt(squared0, least0))
      label1 = v128.bitselect(number, label1, f64x2.lt(squared1, least1))
      least0 = f64x2.pmin(least0, squared0)
      least1 = f64x2.pmin(least1, squared1)
    }
    inertia0 = f64x2.add(inertia0, f64x2.mul(v128.load(weights + i), least0))
    inertia1 = f64x2.add(inertia1, f64x2.mul(v128.load(weights + i, 16), least1))
    addTo(points + i, past, stride, f64.load(weights + i), shares, sums, width, <i32>i64x2.extract_lane(label0, 0))
    addTo(
      points + i + 8,
      past,
      stride,
      f64.load(weights + i, 8),
      shares,
      sums,
      width,
      <i32>i64x2.extract_lane(label0, 1),
    )
    addTo(
      points + i + 16,
      past,
      stride,
      f64.load(weights + i, 16),
      shares,
      sums,
      width,
      <i32>i64x2.extract_lane(label1, 0),
    )
    addTo(
      points + i + 24,
      past,
      stride,
      f64.load(weights + i, 24),
      shares,
      sums,
      width,
      <i32>i64x2.extract_lane(label1, 1),
    )
  }
  const inertia = f64x2.add(inertia0, inertia1)
  f64.store(sums + <usize>k * width, f64x2.extract_lane(inertia, 0) + f64x2.extract_lane(inertia, 1))
}

function addTo(
  point: usize,
  past: usize,
  stride: usize,
  weight: f64,
  shares: usize,
  sums: usize,
  width: usize,
  label: i32,
): void {
  const at = shares + ((<usize>label) << 3)
  f64.store(at, f64.load(at) + weight)
  let sum = sums + <usize>label * width
  for (let column = point; column < past; column += stride) {
    f64.store(sum, f64.load(sum) + weight * f64.load(column))
    sum += 8
  }
}
