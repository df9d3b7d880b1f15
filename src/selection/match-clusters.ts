/**
 * Pairs the clusters of two labelings, most alike first and each at most once; ties to the lower numbers.
 *
 * @param table kA × kB overlaps, 0..1.
 * @returns the partner in 0..kB-1 of each cluster of A, or -1 where none overlaps or all that do are taken.
 */
export function matchClusters(table: Float64Array, kA: number, kB: number): Int32Array {
  const partner = new Int32Array(kA).fill(-1)
  const taken = new Uint8Array(kB)
  const alike = Array.from(table.keys())
    .filter((at) => table[at]! > 0)
    .sort((p, q) => table[q]! - table[p]! || p - q)
  for (const at of alike) {
    const [a, b] = [Math.floor(at / kB), at % kB]
    if (partner[a] !== -1 || taken[b] === 1) continue
    partner[a] = b
    taken[b] = 1
  }
  return partner
}
