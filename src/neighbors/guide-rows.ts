import type { Task } from '../base/threads.ts'
import type { BoxTree } from './box-tree.ts'
import type { Signs } from './signs.ts'
import { BINS, binOf } from './split-grid.ts'

/** Some rows on their way down a tree. */
export interface Way {
  readonly data: Float64Array
  readonly d: number
  /** The rows from..to-1. */
  readonly from: number
  readonly to: number
  readonly signs: Signs
  /** By row; each task writes its own rows. */
  readonly leafOf: Int32Array
  /** By node: first how many of these rows end there, later where the next of them is written. */
  readonly places: Int32Array
}

/** Finds the leaf of each row, and counts. */
export const countTask: Task<Way, void> = {
  module: import.meta.url,
  name: 'countTask',
  run(way) {
    const { data, d, from, to, signs, leafOf, places } = way
    const { side, value, left } = signs
    if (d === 3) beginInSpace(way)
    else beginAnywhere(way)
    for (let i = from; i < to; i++) {
      let node = leafOf[i]!
      for (let next = left[node]!; next >= 0; next = left[node]!) {
        node = next + Number(data[i * d + side[node]!]! >= value[node]!)
      }
      leafOf[i] = node
      places[node]!++
    }
  },
}

/** Writes each row to its place. */
export const fillTask: Task<Way & Pick<BoxTree, 'points' | 'order'>, void> = {
  module: import.meta.url,
  name: 'fillTask',
  run({ data, d, from, to, leafOf, places, points, order }) {
    for (let i = from; i < to; i++) {
      const place = places[leafOf[i]!]!++
      order[place] = i
      for (let c = 0; c < d; c++) points[place * d + c] = data[i * d + c]!
    }
  },
}

/** Takes each row to the node of its cell. */
function beginAnywhere({ data, d, from, to, signs: { grid, nodeOfCell }, leafOf }: Way): void {
  const { cuts, first, bins, low, scale } = grid
  for (let i = from; i < to; i++) {
    let cell = 0
    for (let c = 0; c < d; c++) {
      const value = data[i * d + c]!
      let place = bins[c * BINS + binOf((value - low[c]!) * scale[c]!)]!
      while (value >= cuts[place]!) place++
      cell = cell * (first[c + 1]! - first[c]!) + place - first[c]!
    }
    leafOf[i] = nodeOfCell[cell]!
  }
}

/** The same for the usual three columns, without the inner loop: measured in half the time. */
function beginInSpace({ data, from, to, signs: { grid, nodeOfCell }, leafOf }: Way): void {
  const { cuts, first, bins, low, scale } = grid
  const lowA = low[0]!
  const lowB = low[1]!
  const lowC = low[2]!
  const scaleA = scale[0]!
  const scaleB = scale[1]!
  const scaleC = scale[2]!
  const firstB = first[1]!
  const firstC = first[2]!
  const sizeB = firstC - firstB
  const sizeC = first[3]! - firstC
  for (let i = from; i < to; i++) {
    const a = data[3 * i]!
    const b = data[3 * i + 1]!
    const c = data[3 * i + 2]!
    let placeA = bins[binOf((a - lowA) * scaleA)]!
    let placeB = bins[BINS + binOf((b - lowB) * scaleB)]!
    let placeC = bins[2 * BINS + binOf((c - lowC) * scaleC)]!
    while (a >= cuts[placeA]!) placeA++
    while (b >= cuts[placeB]!) placeB++
    while (c >= cuts[placeC]!) placeC++
    leafOf[i] = nodeOfCell[(placeA * sizeB + placeB - firstB) * sizeC + placeC - firstC]!
  }
}
