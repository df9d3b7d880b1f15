import { ShapeError } from '../base/errors.ts'
import { checkLabels } from '../clustering/check-labels.ts'

/** Rows per pair of clusters: entry a * kB + b counts the rows in cluster a of one and b of the other labeling. */
export function contingency(labelsA: Int32Array, kA: number, labelsB: Int32Array, kB: number): Float64Array {
  if (labelsA.length !== labelsB.length) {
    throw new ShapeError(`${labelsA.length} labels against ${labelsB.length}; compare labelings of the same rows`)
  }
  checkLabels(labelsA, labelsA.length, kA)
  checkLabels(labelsB, labelsB.length, kB)
  const table = new Float64Array(kA * kB)
  for (let i = 0; i < labelsA.length; i++) table[labelsA[i]! * kB + labelsB[i]!]!++
  return table
}
