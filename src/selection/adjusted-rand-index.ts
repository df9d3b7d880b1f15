import { type Contingency, contingency } from './contingency.ts'
import { pairsOf } from './pair-counts.ts'

/**
 * How far two labelings agree on which pairs of rows belong together, corrected for chance: 1 for the same clusters
 * under any numbers, about 0 for unrelated ones, negative below chance. 1 when both have one cluster, or both n.
 *
 * Rows with label -1 count as one cluster more, as in scikit-learn.
 *
 * @throws ShapeError when the labelings are of different length or leave -1..k-1.
 *
 * Source: Hubert & Arabie (1985), Comparing partitions, J. Classification 2, equation 5.
 */
export function adjustedRandIndex(labelsA: Int32Array, kA: number, labelsB: Int32Array, kB: number): number {
  return randIndexOf(contingency(labelsA, kA, labelsB, kB))
}

/** The same of two labelings that are counted already. */
export function randIndexOf(counted: Contingency): number {
  const { both, inA, inB, all } = pairsOf(counted)
  if (inA === both && inB === both) return 1
  const expected = (inA * inB) / all
  return (both - expected) / ((inA + inB) / 2 - expected)
}
