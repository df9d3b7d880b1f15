import { pairCounts } from './pair-counts.ts'

/**
 * How far two labelings agree on the pairs that belong together: the geometric mean of the share of A's pairs that are
 * together in B and of B's that are together in A, 0..1. Not corrected for chance. 0 when no pair is together in both, as in scikit-learn.
 *
 * Rows with label -1 count as one cluster more.
 *
 * @throws ShapeError when the labelings are of different length or leave -1..k-1.
 *
 * Source: Fowlkes & Mallows (1983), A method for comparing two hierarchical clusterings, JASA 78, section 2.
 */
export function fowlkesMallows(labelsA: Int32Array, kA: number, labelsB: Int32Array, kB: number): number {
  const { both, inA, inB } = pairCounts(labelsA, kA, labelsB, kB)
  return both === 0 ? 0 : Math.sqrt(both / inA) * Math.sqrt(both / inB)
}
