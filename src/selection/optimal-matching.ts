/**
 * Pairs the clusters of two labelings so that the overlaps of all pairs add up to the most; each cluster has at most one
 * partner. O(k^3). `matchClusters` takes the most alike first instead, which can cost the others their partners.
 *
 * @param table kA × kB overlaps, 0 or more.
 * @returns the partner in 0..kB-1 of each cluster of A, or -1 where none is left or nothing is shared.
 *
 * Source: Kuhn (1955), The Hungarian method; by shortest augmenting paths after Jonker & Volgenant (1987).
 */
export function optimalMatching(table: Float64Array, kA: number, kB: number): Int32Array {
  const size = Math.max(kA, kB)
  const cost = (a: number, b: number): number => (a < kA && b < kB ? -table[a * kB + b]! : 0)
  const potentialA = new Float64Array(size + 1)
  const potentialB = new Float64Array(size + 1)
  /** Row matched to each column, both counted from 1; 0 is none. */
  const rowOf = new Int32Array(size + 1)
  for (let row = 1; row <= size; row++) {
    const least = new Float64Array(size + 1).fill(Infinity)
    const cameFrom = new Int32Array(size + 1)
    const done = new Uint8Array(size + 1)
    rowOf[0] = row
    let column = 0
    while (rowOf[column] !== 0) {
      done[column] = 1
      const from = rowOf[column]!
      let next = 0
      let step = Infinity
      for (let j = 1; j <= size; j++) {
        if (done[j] === 1) continue
        const reduced = cost(from - 1, j - 1) - potentialA[from]! - potentialB[j]!
        if (reduced < least[j]!) {
          least[j] = reduced
          cameFrom[j] = column
        }
        if (least[j]! < step) {
          step = least[j]!
          next = j
        }
      }
      for (let j = 0; j <= size; j++) {
        if (done[j] === 1) {
          potentialA[rowOf[j]!]! += step
          potentialB[j]! -= step
        } else least[j]! -= step
      }
      column = next
    }
    while (column !== 0) {
      const before = cameFrom[column]!
      rowOf[column] = rowOf[before]!
      column = before
    }
  }
  const partner = new Int32Array(kA).fill(-1)
  for (let j = 1; j <= kB; j++) {
    const a = rowOf[j]! - 1
    if (a >= 0 && a < kA && table[a * kB + j - 1]! > 0) partner[a] = j - 1
  }
  return partner
}
