import { contingency } from './contingency.ts'

/**
 * How far two labelings agree on which pairs of rows belong together, corrected for chance: 1 for the same clusters
 * under any numbers, about 0 for unrelated ones, negative below chance. 1 when both have one cluster, or both n.
 *
 * @throws ShapeError when the labelings are of different length or leave 0..k-1.
 *
 * Source: Hubert & Arabie (1985), Comparing partitions, J. Classification 2, equation 5.
 */
export function adjustedRandIndex(labelsA: Int32Array, kA: number, labelsB: Int32Array, kB: number): number {
  const table = contingency(labelsA, kA, labelsB, kB)
  const sizesA = new Float64Array(kA)
  const sizesB = new Float64Array(kB)
  let both = 0
  for (let a = 0; a < kA; a++) {
    for (let b = 0; b < kB; b++) {
      const count = table[a * kB + b]!
      sizesA[a]! += count
      sizesB[b]! += count
      both += pairs(count)
    }
  }
  const inA = sizesA.reduce((total, size) => total + pairs(size), 0)
  const inB = sizesB.reduce((total, size) => total + pairs(size), 0)
  const expected = (inA * inB) / pairs(labelsA.length)
  const most = (inA + inB) / 2
  return inA === both && inB === both ? 1 : (both - expected) / (most - expected)
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2
}
