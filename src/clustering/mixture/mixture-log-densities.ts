import { BLOCK, type MixtureBlock } from './mixture-block.ts'
import type { MixtureDensity } from './mixture-density.ts'

/** Writes the weighted log density of every component at every row of the block into its `shares`. */
export function logDensities(block: MixtureBlock, density: MixtureDensity): void {
  if (density.frame.d === 3) logDensitiesInSpace(block, density)
  else logDensitiesAnywhere(block, density)
}

/** Half the squared length of factor times gap, taken off the peak: two rows of the factor by four columns at a time. */
function logDensitiesAnywhere(block: MixtureBlock, density: MixtureDensity): void {
  const { columns, shares, scratch, size } = block
  const { frame, factors, peaks } = density
  const { k, d, width, means, isDiagonal } = frame
  for (let j = 0; j < k; j++) {
    shares.fill(peaks[j]!, j * BLOCK, j * BLOCK + size)
    for (let r = 0; r < d; r += 2) {
      scratch.fill(0)
      const last = r - (r % 4)
      for (let c = isDiagonal ? last : 0; c <= last; c += 4) {
        const meanA = means[j * width + c]!
        const meanB = means[j * width + c + 1]!
        const meanC = means[j * width + c + 2]!
        const meanD = means[j * width + c + 3]!
        const at = (j * width + r) * width + c
        const xa = factors[at]!
        const xb = factors[at + 1]!
        const xc = factors[at + 2]!
        const xd = factors[at + 3]!
        const ya = factors[at + width]!
        const yb = factors[at + width + 1]!
        const yc = factors[at + width + 2]!
        const yd = factors[at + width + 3]!
        for (let i = 0; i < size; i++) {
          const gapA = columns[c * BLOCK + i]! - meanA
          const gapB = columns[(c + 1) * BLOCK + i]! - meanB
          const gapC = columns[(c + 2) * BLOCK + i]! - meanC
          const gapD = columns[(c + 3) * BLOCK + i]! - meanD
          scratch[i]! += xa * gapA + xb * gapB + xc * gapC + xd * gapD
          scratch[BLOCK + i]! += ya * gapA + yb * gapB + yc * gapC + yd * gapD
        }
      }
      for (let i = 0; i < size; i++) {
        const x = scratch[i]!
        const y = scratch[BLOCK + i]!
        shares[j * BLOCK + i]! -= 0.5 * (x * x + y * y)
      }
    }
  }
}

/** The same for the usual three columns, without what is 0 in the factor: measured in half the time. */
function logDensitiesInSpace({ columns, shares, size }: MixtureBlock, { frame, factors, peaks }: MixtureDensity): void {
  for (let j = 0; j < frame.k; j++) {
    const peak = peaks[j]!
    const meanA = frame.means[j * 4]!
    const meanB = frame.means[j * 4 + 1]!
    const meanC = frame.means[j * 4 + 2]!
    const xa = factors[j * 16]!
    const ya = factors[j * 16 + 4]!
    const yb = factors[j * 16 + 5]!
    const za = factors[j * 16 + 8]!
    const zb = factors[j * 16 + 9]!
    const zc = factors[j * 16 + 10]!
    for (let i = 0; i < size; i++) {
      const gapA = columns[i]! - meanA
      const gapB = columns[BLOCK + i]! - meanB
      const gapC = columns[2 * BLOCK + i]! - meanC
      const x = xa * gapA
      const y = ya * gapA + yb * gapB
      const z = za * gapA + zb * gapB + zc * gapC
      shares[j * BLOCK + i] = peak - 0.5 * (x * x + y * y + z * z)
    }
  }
}
