/*
 * Squared Euclidean distances between points and boxes that stand in flat arrays. Each adds up its columns in the same
 * order. Rounding keeps the order of sums, so the distance to a box is never above the distance to a point in it, to
 * the last bit. The first three columns are written out (measured: twice as fast in the usual three), so that all of
 * them need d of 3 or more: `padColumns`.
 */

/** Between the point at `a[i]` and the point at `b[j]`. */
export function squaredDistance(a: Float64Array, i: number, b: Float64Array, j: number, d: number): number {
  const x = a[i]! - b[j]!
  const y = a[i + 1]! - b[j + 1]!
  const z = a[i + 2]! - b[j + 2]!
  let sum = x * x + y * y + z * z
  for (let c = 3; c < d; c++) {
    const gap = a[i + c]! - b[j + c]!
    sum += gap * gap
  }
  return sum
}

/** From the point at `a[i]` to the nearest place in the box at `boxes[b]`; 0 inside. */
export function squaredToBox(a: Float64Array, i: number, boxes: Float64Array, b: number, d: number): number {
  const x = outside(a[i]!, boxes[b]!, boxes[b + d]!)
  const y = outside(a[i + 1]!, boxes[b + 1]!, boxes[b + d + 1]!)
  const z = outside(a[i + 2]!, boxes[b + 2]!, boxes[b + d + 2]!)
  let sum = x * x + y * y + z * z
  for (let c = 3; c < d; c++) {
    const gap = outside(a[i + c]!, boxes[b + c]!, boxes[b + d + c]!)
    sum += gap * gap
  }
  return sum
}

/** From the point at `a[i]` to the farthest corner of the box at `boxes[b]`. */
export function squaredAcrossBox(a: Float64Array, i: number, boxes: Float64Array, b: number, d: number): number {
  let sum = 0
  for (let c = 0; c < d; c++) {
    const gap = Math.max(a[i + c]! - boxes[b + c]!, boxes[b + d + c]! - a[i + c]!)
    sum += gap * gap
  }
  return sum
}

/** Between the nearest places of the boxes at `one[a]` and `two[b]`; 0 where they overlap. */
export function squaredBetweenBoxes(one: Float64Array, a: number, two: Float64Array, b: number, d: number): number {
  const x = apart(one[a]!, one[a + d]!, two[b]!, two[b + d]!)
  const y = apart(one[a + 1]!, one[a + d + 1]!, two[b + 1]!, two[b + d + 1]!)
  const z = apart(one[a + 2]!, one[a + d + 2]!, two[b + 2]!, two[b + d + 2]!)
  let sum = x * x + y * y + z * z
  for (let c = 3; c < d; c++) {
    const gap = apart(one[a + c]!, one[a + d + c]!, two[b + c]!, two[b + d + c]!)
    sum += gap * gap
  }
  return sum
}

/** Between the farthest corners of the boxes at `one[a]` and `two[b]`; of a box and itself, its diagonal. */
export function squaredAcrossBoxes(one: Float64Array, a: number, two: Float64Array, b: number, d: number): number {
  let sum = 0
  for (let c = 0; c < d; c++) {
    const gap = Math.max(one[a + d + c]! - two[b + c]!, two[b + d + c]! - one[a + c]!)
    sum += gap * gap
  }
  return sum
}

function outside(value: number, low: number, high: number): number {
  return value < low ? low - value : value > high ? value - high : 0
}

function apart(lowA: number, highA: number, lowB: number, highB: number): number {
  return lowB > highA ? lowB - highA : lowA > highB ? lowA - highB : 0
}
