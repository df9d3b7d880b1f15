import { contingency } from './contingency.ts'

/** How one labeling's clusters are found again in another. */
export interface JaccardByCluster {
  /** kA × kB: rows in both clusters over rows in either, 0..1; 0 when both are empty. */
  readonly table: Float64Array
  /** Per cluster of A, the largest of its row: 1 when some cluster of B holds the same rows. */
  readonly best: Float64Array
}

/**
 * The Jaccard overlap of each cluster of A with the cluster of B most like it.
 *
 * @throws ShapeError when the labelings are of different length or leave 0..k-1.
 *
 * Source: Hennig (2007), Cluster-wise assessment of cluster stability, CSDA 52(1), section 2.
 */
export function jaccardByCluster(labelsA: Int32Array, kA: number, labelsB: Int32Array, kB: number): JaccardByCluster {
  const counts = contingency(labelsA, kA, labelsB, kB)
  const sizesA = new Float64Array(kA)
  const sizesB = new Float64Array(kB)
  for (const [at, count] of counts.entries()) {
    sizesA[Math.floor(at / kB)]! += count
    sizesB[at % kB]! += count
  }
  const table = counts.map((count, at) => {
    const either = sizesA[Math.floor(at / kB)]! + sizesB[at % kB]! - count
    return either > 0 ? count / either : 0
  })
  const best = Float64Array.from({ length: kA }, (_, a) => Math.max(0, ...table.subarray(a * kB, (a + 1) * kB)))
  return { table, best }
}
