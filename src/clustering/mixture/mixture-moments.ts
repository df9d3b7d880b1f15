import { BLOCK, type MixtureBlock } from './mixture-block.ts'
import type { MixtureFrame } from './mixture-density.ts'

/** Numbers in the moments of all components. */
export function momentCount({ k, width }: MixtureFrame): number {
  return k * width * width
}

/**
 * Adds the moments of the block's shares to those of each component: sums of share times gap times gap, for all pairs of
 * columns. The gaps are taken from the frame, which is near the means that come out: about 0 the sums would cancel for
 * points far from the origin. The column of ones makes row d the sums of the gaps, and the last of these the mass.
 *
 * @param moments k × width × width. The lower triangle of rows 0 to d counts; before row d, only the diagonal where
 * columns are independent.
 */
export function addMoments(block: MixtureBlock, frame: MixtureFrame, moments: Float64Array): void {
  if (frame.d === 3) addInSpace(block, frame, moments)
  else addAnywhere(block, frame, moments)
}

/** The weight of component j. */
export function massOf(moments: Float64Array, { d, width }: MixtureFrame, j: number): number {
  return moments[(j * width + d) * width + d]!
}

/** How far the mean of component j is from the frame, d numbers. */
export function shiftOf(moments: Float64Array, frame: MixtureFrame, j: number): Float64Array {
  const { d, width } = frame
  const sums = (j * width + d) * width
  const mass = massOf(moments, frame, j)
  return Float64Array.from({ length: d }, (_, c) => moments[sums + c]! / mass)
}

/** Two columns by four at a time. */
function addAnywhere(block: MixtureBlock, frame: MixtureFrame, moments: Float64Array): void {
  const { columns, shares, size } = block
  const { k, d, width, means, isDiagonal } = frame
  for (let j = 0; j < k; j++) {
    for (let r = 0; r <= d; r += 2) {
      const last = r - (r % 4)
      for (let c = isDiagonal && r + 1 < d ? last : 0; c <= last; c += 4) {
        const meanX = means[j * width + r]!
        const meanY = means[j * width + r + 1]!
        const meanA = means[j * width + c]!
        const meanB = means[j * width + c + 1]!
        const meanC = means[j * width + c + 2]!
        const meanD = means[j * width + c + 3]!
        let xa = 0
        let xb = 0
        let xc = 0
        let xd = 0
        let ya = 0
        let yb = 0
        let yc = 0
        let yd = 0
        for (let i = 0; i < size; i++) {
          const share = shares[j * BLOCK + i]!
          const x = share * (columns[r * BLOCK + i]! - meanX)
          const y = share * (columns[(r + 1) * BLOCK + i]! - meanY)
          const gapA = columns[c * BLOCK + i]! - meanA
          const gapB = columns[(c + 1) * BLOCK + i]! - meanB
          const gapC = columns[(c + 2) * BLOCK + i]! - meanC
          const gapD = columns[(c + 3) * BLOCK + i]! - meanD
          xa += x * gapA
          xb += x * gapB
          xc += x * gapC
          xd += x * gapD
          ya += y * gapA
          yb += y * gapB
          yc += y * gapC
          yd += y * gapD
        }
        const at = (j * width + r) * width + c
        moments[at]! += xa
        moments[at + 1]! += xb
        moments[at + 2]! += xc
        moments[at + 3]! += xd
        moments[at + width]! += ya
        moments[at + width + 1]! += yb
        moments[at + width + 2]! += yc
        moments[at + width + 3]! += yd
      }
    }
  }
}

/** The same for the usual three columns, without what stands above the diagonal: measured in half the time. */
function addInSpace({ columns, shares, size }: MixtureBlock, { k, means }: MixtureFrame, moments: Float64Array): void {
  for (let j = 0; j < k; j++) {
    const meanA = means[j * 4]!
    const meanB = means[j * 4 + 1]!
    const meanC = means[j * 4 + 2]!
    let aa = 0
    let ba = 0
    let bb = 0
    let ca = 0
    let cb = 0
    let cc = 0
    let a = 0
    let b = 0
    let c = 0
    let mass = 0
    for (let i = 0; i < size; i++) {
      const share = shares[j * BLOCK + i]!
      const gapA = columns[i]! - meanA
      const gapB = columns[BLOCK + i]! - meanB
      const gapC = columns[2 * BLOCK + i]! - meanC
      const shareA = share * gapA
      const shareB = share * gapB
      const shareC = share * gapC
      aa += shareA * gapA
      ba += shareB * gapA
      bb += shareB * gapB
      ca += shareC * gapA
      cb += shareC * gapB
      cc += shareC * gapC
      a += shareA
      b += shareB
      c += shareC
      mass += share
    }
    const at = j * 16
    moments[at]! += aa
    moments[at + 4]! += ba
    moments[at + 5]! += bb
    moments[at + 8]! += ca
    moments[at + 9]! += cb
    moments[at + 10]! += cc
    moments[at + 12]! += a
    moments[at + 13]! += b
    moments[at + 14]! += c
    moments[at + 15]! += mass
  }
}
