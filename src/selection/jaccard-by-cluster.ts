import { type Contingency, contingency } from './contingency.ts'

/** How one labeling's clusters are found again in another. */
export interface JaccardByCluster {
  /** kA × kB: rows in both clusters over rows in either, 0..1; 0 when both are empty. */
  readonly table: Float64Array
  /** Per cluster of A, the largest of its row: 1 when some cluster of B holds the same rows. */
  readonly best: Float64Array
}

/**
 * The Jaccard overlap of each cluster of A with the cluster of B most like it. Rows with label -1 are in no cluster, so
 * that a cluster of which B makes half noise overlaps by one half at most.
 *
 * @throws ShapeError when the labelings are of different length or leave -1..k-1.
 *
 * Source: Hennig (2007), Cluster-wise assessment of cluster stability, CSDA 52(1), section 2.
 */
export function jaccardByCluster(labelsA: Int32Array, kA: number, labelsB: Int32Array, kB: number): JaccardByCluster {
  return jaccardsOf(contingency(labelsA, kA, labelsB, kB))
}

/** The same of two labelings that are counted already. */
export function jaccardsOf({ table: counts, sizesA, sizesB }: Contingency): JaccardByCluster {
  const kA = sizesA.length - 1
  const kB = sizesB.length - 1
  const table = new Float64Array(kA * kB)
  const best = new Float64Array(kA)
  for (let a = 0; a < kA; a++) {
    for (let b = 0; b < kB; b++) {
      const both = counts[a * (kB + 1) + b]!
      const either = sizesA[a]! + sizesB[b]! - both
      table[a * kB + b] = either > 0 ? both / either : 0
      best[a] = Math.max(best[a]!, table[a * kB + b]!)
    }
  }
  return { table, best }
}
