import type { Task } from '../base/threads.ts'
import type { BoxTree } from './box-tree.ts'
import { type Boxes, growBoxes, measureBox } from './grow-boxes.ts'

/** Some leaves, whose boxes are to be written. */
export interface Leaves extends Pick<BoxTree, 'points' | 'order' | 'd'>, Pick<Boxes, 'start' | 'end' | 'boxes'> {
  readonly leaves: Int32Array
  /** Leaves of more points, if these are not all equal, are split. */
  readonly leafSize: number
}

/** What grew below a leaf. */
export interface Shoot {
  readonly leaf: number
  readonly boxes: Boxes
}

/** Measures leaves, and splits those that are too large. */
export const measureTask: Task<Leaves, Shoot[]> = {
  module: import.meta.url,
  name: 'measureTask',
  run({ points, order, d, start, end, boxes, leaves, leafSize }) {
    const shoots: Shoot[] = []
    for (const leaf of leaves) {
      const [from, to] = [start[leaf]!, end[leaf]!]
      measureBox(points, d, from, to, boxes, leaf * 2 * d)
      if (to - from <= leafSize) continue
      shoots.push({ leaf, boxes: growBoxes({ points, order, d, from, to, leafSize }) })
    }
    return shoots
  },
}
