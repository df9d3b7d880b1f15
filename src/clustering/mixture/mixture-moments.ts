import { BLOCK, type MixtureBlock } from './mixture-block.ts'
import type { MixtureDensity } from './mixture-density.ts'

/** About what, and how much, the moments of a mixture are kept. */
export type MomentForm = Pick<MixtureDensity, 'k' | 'd' | 'width' | 'means' | 'isDiagonal'>

/**
 * Numbers kept for a component: its mass, `width` sums of gaps, and the sums of their products, a width × width lower
 * triangle (diagonal: width squares).
 */
export function momentCount({ width, isDiagonal }: Pick<MomentForm, 'width' | 'isDiagonal'>): number {
  return 1 + width + (isDiagonal ? width : width * width)
}

/**
 * Adds the moments of the block's shares to those of each component. They are taken about the given means, which are
 * near the means that come out: about 0 they would cancel for points far from the origin.
 *
 * @param moments k × `momentCount`.
 */
export function addMoments(block: MixtureBlock, form: MomentForm, moments: Float64Array): void {
  const { k, d, width, isDiagonal } = form
  const count = momentCount(form)
  for (let j = 0; j < k; j++) {
    const mass = massOf(block, j)
    if (mass === 0) continue
    const at = j * count
    moments[at]! += mass
    if (isDiagonal) for (let c = 0; c < width; c += 4) addDiagonal(block, form, j, c, moments, at + 1)
    else if (d === 3) addInSpace(block, form, j, moments, at + 1)
    else {
      for (let r = 0; r < width; r += 4) {
        for (let c = 0; c < r; c += 4) addSquare(block, form, j, r, c, moments, at + 1)
        addTriangle(block, form, j, r, moments, at + 1)
      }
    }
  }
}

function massOf({ shares, size }: MixtureBlock, j: number): number {
  let mass = 0
  for (let at = j * BLOCK; at < j * BLOCK + size; at++) mass += shares[at]!
  return mass
}

function addDiagonal(
  { columns, shares, size }: MixtureBlock,
  { means, width }: MomentForm,
  j: number,
  c: number,
  moments: Float64Array,
  at: number,
): void {
  for (let column = c; column < c + 4; column += 2) {
    const meanA = means[j * width + column]!
    const meanB = means[j * width + column + 1]!
    let sumA = 0
    let sumB = 0
    let aa = 0
    let bb = 0
    for (let i = 0; i < size; i++) {
      const share = shares[j * BLOCK + i]!
      const a = columns[column * BLOCK + i]! - meanA
      const b = columns[column * BLOCK + BLOCK + i]! - meanB
      sumA += share * a
      sumB += share * b
      aa += share * a * a
      bb += share * b * b
    }
    moments[at + column]! += sumA
    moments[at + column + 1]! += sumB
    moments[at + width + column]! += aa
    moments[at + width + column + 1]! += bb
  }
}

/** Three columns, the usual recency, frequency and money. */
function addInSpace(
  { columns, shares, size }: MixtureBlock,
  { means }: MomentForm,
  j: number,
  moments: Float64Array,
  at: number,
): void {
  const meanA = means[j * 4]!
  const meanB = means[j * 4 + 1]!
  const meanC = means[j * 4 + 2]!
  let sumA = 0
  let sumB = 0
  let sumC = 0
  let aa = 0
  let ba = 0
  let bb = 0
  let ca = 0
  let cb = 0
  let cc = 0
  for (let i = 0; i < size; i++) {
    const share = shares[j * BLOCK + i]!
    const a = columns[i]! - meanA
    const b = columns[BLOCK + i]! - meanB
    const c = columns[2 * BLOCK + i]! - meanC
    const shareA = share * a
    const shareB = share * b
    const shareC = share * c
    sumA += shareA
    sumB += shareB
    sumC += shareC
    aa += shareA * a
    ba += shareB * a
    bb += shareB * b
    ca += shareC * a
    cb += shareC * b
    cc += shareC * c
  }
  moments[at]! += sumA
  moments[at + 1]! += sumB
  moments[at + 2]! += sumC
  moments[at + 4]! += aa
  moments[at + 8]! += ba
  moments[at + 9]! += bb
  moments[at + 12]! += ca
  moments[at + 13]! += cb
  moments[at + 14]! += cc
}

/** Products of columns r to r + 3 with columns c to c + 3, all of which come before. */
function addSquare(
  { columns, shares, size }: MixtureBlock,
  { means, width }: MomentForm,
  j: number,
  r: number,
  c: number,
  moments: Float64Array,
  at: number,
): void {
  const meanA = means[j * width + c]!
  const meanB = means[j * width + c + 1]!
  const meanC = means[j * width + c + 2]!
  const meanD = means[j * width + c + 3]!
  const first = c * BLOCK
  for (let row = r; row < r + 4; row += 2) {
    const meanX = means[j * width + row]!
    const meanY = means[j * width + row + 1]!
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
      const x = share * (columns[row * BLOCK + i]! - meanX)
      const y = share * (columns[row * BLOCK + BLOCK + i]! - meanY)
      const a = columns[first + i]! - meanA
      const b = columns[first + BLOCK + i]! - meanB
      const c = columns[first + 2 * BLOCK + i]! - meanC
      const d = columns[first + 3 * BLOCK + i]! - meanD
      xa += x * a
      xb += x * b
      xc += x * c
      xd += x * d
      ya += y * a
      yb += y * b
      yc += y * c
      yd += y * d
    }
    const to = at + width + row * width + c
    moments[to]! += xa
    moments[to + 1]! += xb
    moments[to + 2]! += xc
    moments[to + 3]! += xd
    moments[to + width]! += ya
    moments[to + width + 1]! += yb
    moments[to + width + 2]! += yc
    moments[to + width + 3]! += yd
  }
}

/** Sums of columns r to r + 3, and their products with one another. */
function addTriangle(
  { columns, shares, size }: MixtureBlock,
  { means, width }: MomentForm,
  j: number,
  r: number,
  moments: Float64Array,
  at: number,
): void {
  const meanA = means[j * width + r]!
  const meanB = means[j * width + r + 1]!
  const meanC = means[j * width + r + 2]!
  const meanD = means[j * width + r + 3]!
  let sumA = 0
  let sumB = 0
  let sumC = 0
  let sumD = 0
  let aa = 0
  let ba = 0
  let bb = 0
  let ca = 0
  let cb = 0
  let cc = 0
  let da = 0
  let db = 0
  let dc = 0
  let dd = 0
  const first = r * BLOCK
  for (let i = 0; i < size; i++) {
    const share = shares[j * BLOCK + i]!
    const a = columns[first + i]! - meanA
    const b = columns[first + BLOCK + i]! - meanB
    const c = columns[first + 2 * BLOCK + i]! - meanC
    const d = columns[first + 3 * BLOCK + i]! - meanD
    const shareA = share * a
    const shareB = share * b
    const shareC = share * c
    const shareD = share * d
    sumA += shareA
    sumB += shareB
    sumC += shareC
    sumD += shareD
    aa += shareA * a
    ba += shareB * a
    bb += shareB * b
    ca += shareC * a
    cb += shareC * b
    cc += shareC * c
    da += shareD * a
    db += shareD * b
    dc += shareD * c
    dd += shareD * d
  }
  const sums = at + r
  moments[sums]! += sumA
  moments[sums + 1]! += sumB
  moments[sums + 2]! += sumC
  moments[sums + 3]! += sumD
  const to = at + width + r * width + r
  moments[to]! += aa
  moments[to + width]! += ba
  moments[to + width + 1]! += bb
  moments[to + 2 * width]! += ca
  moments[to + 2 * width + 1]! += cb
  moments[to + 2 * width + 2]! += cc
  moments[to + 3 * width]! += da
  moments[to + 3 * width + 1]! += db
  moments[to + 3 * width + 2]! += dc
  moments[to + 3 * width + 3]! += dd
}
