import { expBelowZero } from '../../numeric/exp-below-zero.ts'
import { BLOCK, type MixtureBlock } from './mixture-block.ts'

/**
 * Turns the weighted log densities of the block's rows into shares (the E-step): each row's weight goes to the components
 * in proportion to their densities. A component whose density is below e^-41 of the largest gets nothing, which changes no
 * sum. A row so far out that no component has a density there is shared equally.
 *
 * @returns the block's log-likelihood: the sum of weight times log density.
 *
 * Source: Dempster, Laird & Rubin (1977), section 4.3.
 */
export function shareOut(block: MixtureBlock, k: number): number {
  const { shares, size, weights } = block
  const end = k * BLOCK
  let logLikelihood = 0
  let product = 1
  for (let i = 0; i < size; i++) {
    let largest = shares[i]!
    for (let at = i + BLOCK; at < end; at += BLOCK) if (shares[at]! > largest) largest = shares[at]!
    let sum = 0
    for (let at = i; at < end; at += BLOCK) {
      const relative = expBelowZero(shares[at]! - largest)
      shares[at] = relative
      sum += relative
    }
    if (sum === 0) {
      for (let at = i; at < end; at += BLOCK) shares[at] = 1
      sum = k
    }
    const weight = weights === null ? 1 : weights[i]!
    const scale = weight / sum
    for (let at = i; at < end; at += BLOCK) shares[at]! *= scale
    if (weight === 1) product *= sum
    else logLikelihood += weight * Math.log(sum)
    if (weight > 0) logLikelihood += weight * largest
    if (product > LARGE) {
      logLikelihood += Math.log(product)
      product = 1
    }
  }
  return logLikelihood + Math.log(product)
}

/** One logarithm of a product stands for many of its factors; a further one is at most k. */
const LARGE = 1e200
