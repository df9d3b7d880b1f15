import { ShapeError } from '../base/errors.ts'
import { checkLabels } from '../clustering/check-labels.ts'

/** How many rows two labelings put where. Rows with label -1 are in no cluster; they are counted in a last row and column. */
export interface Contingency {
  /** (kA + 1) × (kB + 1): entry a * (kB + 1) + b counts the rows in cluster a of one and b of the other labeling. */
  readonly table: Float64Array
  /** Rows per cluster of A, then those in none: kA + 1 numbers. */
  readonly sizesA: Float64Array
  readonly sizesB: Float64Array
}

/** @throws ShapeError when the labelings are of different length or leave -1..k-1. */
export function contingency(labelsA: Int32Array, kA: number, labelsB: Int32Array, kB: number): Contingency {
  if (labelsA.length !== labelsB.length) {
    throw new ShapeError(`${labelsA.length} labels against ${labelsB.length}; compare labelings of the same rows`)
  }
  checkLabels(labelsA, labelsA.length, kA, -1)
  checkLabels(labelsB, labelsB.length, kB, -1)
  const table = new Float64Array((kA + 1) * (kB + 1))
  const sizesA = new Float64Array(kA + 1)
  const sizesB = new Float64Array(kB + 1)
  for (let i = 0; i < labelsA.length; i++) {
    const a = labelsA[i]! < 0 ? kA : labelsA[i]!
    const b = labelsB[i]! < 0 ? kB : labelsB[i]!
    table[a * (kB + 1) + b]!++
    sizesA[a]!++
    sizesB[b]!++
  }
  return { table, sizesA, sizesB }
}
