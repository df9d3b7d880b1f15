import { contingency } from './contingency.ts'
import { expectedMutualInformation } from './expected-mutual-information.ts'

/**
 * How much knowing one labeling tells about the other, corrected for chance: 1 for the same clusters under any numbers,
 * about 0 for unrelated ones, negative below chance. Weighs small clusters more than the adjusted Rand index does.
 *
 *   (MI - E[MI]) / ((H(A) + H(B)) / 2 - E[MI])
 *
 * 1 when both have one cluster, or both n. Rows with label -1 count as one cluster more, as in scikit-learn.
 *
 * @throws ShapeError when the labelings are of different length or leave -1..k-1.
 *
 * Source: Vinh, Epps & Bailey (2010), Information theoretic measures for clusterings comparison, JMLR 11, AMI_sum.
 */
export function adjustedMutualInformation(labelsA: Int32Array, kA: number, labelsB: Int32Array, kB: number): number {
  const { table, sizesA, sizesB } = contingency(labelsA, kA, labelsB, kB)
  const n = labelsA.length
  const [usedA, usedB] = [sizesA.filter((size) => size > 0), sizesB.filter((size) => size > 0)]
  const isSame = table.every((count, at) => {
    const [a, b] = [Math.floor(at / (kB + 1)), at % (kB + 1)]
    return count === 0 || (count === sizesA[a] && count === sizesB[b])
  })
  if (isSame) return 1
  let mutual = 0
  for (const [at, count] of table.entries()) {
    if (count === 0) continue
    const [a, b] = [sizesA[Math.floor(at / (kB + 1))]!, sizesB[at % (kB + 1)]!]
    mutual += (count / n) * Math.log((count * n) / (a * b))
  }
  const expected = expectedMutualInformation(usedA, usedB, n)
  const most = (entropy(usedA, n) + entropy(usedB, n)) / 2
  // With one cluster against several, all of it is 0 but for rounding.
  return usedA.length === 1 || usedB.length === 1 ? 0 : (mutual - expected) / (most - expected)
}

/** In nats. */
function entropy(sizes: Float64Array, n: number): number {
  return sizes.reduce((total, size) => total - (size / n) * Math.log(size / n), 0)
}
