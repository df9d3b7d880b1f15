import { BLOCK, type MixtureBlock } from './mixture-block.ts'
import type { MixtureDensity } from './mixture-density.ts'

/** Writes the weighted log density of every component at every row of the block into its `shares`. */
export function logDensities(block: MixtureBlock, density: MixtureDensity): void {
  const { k, d, width, isDiagonal, peaks } = density
  const { shares, size } = block
  for (let j = 0; j < k; j++) {
    shares.fill(peaks[j]!, j * BLOCK, j * BLOCK + size)
    if (isDiagonal) {
      for (let c = 0; c < width; c += 4) subtractDiagonal(block, density, j, c)
    } else if (d === 3) subtractInSpace(block, density, j)
    else {
      for (let r = 0; r < width; r += 4) {
        for (let c = 0; c < r; c += 4) whiten(block, density, j, r, c)
        subtractTriangle(block, density, j, r)
      }
    }
  }
}

/** Half the squared whitened distances along columns c to c + 3, which are independent. */
function subtractDiagonal(
  { columns, shares, size }: MixtureBlock,
  { means, factors, width }: MixtureDensity,
  j: number,
  c: number,
): void {
  const at = j * width + c
  const meanA = means[at]!
  const meanB = means[at + 1]!
  const meanC = means[at + 2]!
  const meanD = means[at + 3]!
  const factorA = factors[at]!
  const factorB = factors[at + 1]!
  const factorC = factors[at + 2]!
  const factorD = factors[at + 3]!
  const first = c * BLOCK
  for (let i = 0; i < size; i++) {
    const a = (columns[first + i]! - meanA) * factorA
    const b = (columns[first + BLOCK + i]! - meanB) * factorB
    const c = (columns[first + 2 * BLOCK + i]! - meanC) * factorC
    const d = (columns[first + 3 * BLOCK + i]! - meanD) * factorD
    shares[j * BLOCK + i]! -= 0.5 * (a * a + b * b + c * c + d * d)
  }
}

/** Three columns, the usual recency, frequency and money. */
function subtractInSpace({ columns, shares, size }: MixtureBlock, { means, factors }: MixtureDensity, j: number): void {
  const meanA = means[j * 4]!
  const meanB = means[j * 4 + 1]!
  const meanC = means[j * 4 + 2]!
  const aa = factors[j * 16]!
  const ba = factors[j * 16 + 4]!
  const bb = factors[j * 16 + 5]!
  const ca = factors[j * 16 + 8]!
  const cb = factors[j * 16 + 9]!
  const cc = factors[j * 16 + 10]!
  for (let i = 0; i < size; i++) {
    const a = columns[i]! - meanA
    const b = columns[BLOCK + i]! - meanB
    const c = columns[2 * BLOCK + i]! - meanC
    const x = aa * a
    const y = ba * a + bb * b
    const z = ca * a + cb * b + cc * c
    shares[j * BLOCK + i]! -= 0.5 * (x * x + y * y + z * z)
  }
}

/** What columns c to c + 3 add to rows r to r + 3 of the whitened distances, in the block's scratch; c = 0 begins them. */
function whiten(
  { columns, scratch, size }: MixtureBlock,
  { means, factors, width }: MixtureDensity,
  j: number,
  r: number,
  c: number,
): void {
  const meanA = means[j * width + c]!
  const meanB = means[j * width + c + 1]!
  const meanC = means[j * width + c + 2]!
  const meanD = means[j * width + c + 3]!
  const first = c * BLOCK
  for (let row = 0; row < 4; row++) {
    const at = (j * width + r + row) * width + c
    const factorA = factors[at]!
    const factorB = factors[at + 1]!
    const factorC = factors[at + 2]!
    const factorD = factors[at + 3]!
    const before = c === 0 ? 0 : 1
    for (let i = 0; i < size; i++) {
      scratch[row * BLOCK + i] =
        before * scratch[row * BLOCK + i]! +
        factorA * (columns[first + i]! - meanA) +
        factorB * (columns[first + BLOCK + i]! - meanB) +
        factorC * (columns[first + 2 * BLOCK + i]! - meanC) +
        factorD * (columns[first + 3 * BLOCK + i]! - meanD)
    }
  }
}

/** Half the squared whitened distances along columns r to r + 3; earlier columns have left their part in the scratch. */
function subtractTriangle(
  { columns, shares, scratch, size }: MixtureBlock,
  { means, factors, width }: MixtureDensity,
  j: number,
  r: number,
): void {
  const at = (j * width + r) * width + r
  const meanA = means[j * width + r]!
  const meanB = means[j * width + r + 1]!
  const meanC = means[j * width + r + 2]!
  const meanD = means[j * width + r + 3]!
  const aa = factors[at]!
  const ba = factors[at + width]!
  const bb = factors[at + width + 1]!
  const ca = factors[at + 2 * width]!
  const cb = factors[at + 2 * width + 1]!
  const cc = factors[at + 2 * width + 2]!
  const da = factors[at + 3 * width]!
  const db = factors[at + 3 * width + 1]!
  const dc = factors[at + 3 * width + 2]!
  const dd = factors[at + 3 * width + 3]!
  const before = r === 0 ? 0 : 1
  const first = r * BLOCK
  for (let i = 0; i < size; i++) {
    const a = columns[first + i]! - meanA
    const b = columns[first + BLOCK + i]! - meanB
    const c = columns[first + 2 * BLOCK + i]! - meanC
    const d = columns[first + 3 * BLOCK + i]! - meanD
    const x = before * scratch[i]! + aa * a
    const y = before * scratch[BLOCK + i]! + ba * a + bb * b
    const z = before * scratch[2 * BLOCK + i]! + ca * a + cb * b + cc * c
    const w = before * scratch[3 * BLOCK + i]! + da * a + db * b + dc * c + dd * d
    shares[j * BLOCK + i]! -= 0.5 * (x * x + y * y + z * z + w * w)
  }
}
