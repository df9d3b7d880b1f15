import { ShapeError } from '../../base/errors.ts'
import { checkMatrix } from '../../numeric/check-matrix.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { BLOCK, createBlock, loadRows, type MixtureBlock } from './mixture-block.ts'
import { densityOf, type MixtureModel } from './mixture-density.ts'
import { logDensities } from './mixture-log-densities.ts'
import { shareOut } from './mixture-shares.ts'

/** Where rows belong in a mixture, and how surely. */
export interface MixtureAssignment {
  /** Component 0..k-1 with the largest responsibility, ties to the lowest. */
  readonly labels: Int32Array
  /** That responsibility, 1/k..1. */
  readonly confidence: Float64Array
}

/**
 * Places rows in a fitted mixture without refitting. The rows it was fitted to get their labels again.
 *
 * @throws ShapeError when x has another number of columns, holds NaN or an infinity, or the model is no mixture.
 */
export function assignToMixture(model: MixtureModel, x: Matrix): MixtureAssignment {
  checkRows(model, x)
  const labels = new Int32Array(x.n)
  const confidence = new Float64Array(x.n)
  eachBlock(model, x, (block, from) => {
    const { size, shares } = block
    for (let i = 0; i < size; i++) labels[from + i] = mostLikely(block, model.k, i)
    shareOut(block, model.k)
    for (let i = 0; i < size; i++) confidence[from + i] = shares[labels[from + i]! * BLOCK + i]!
  })
  return { labels, confidence }
}

/** The labels of `assignToMixture` alone, for rows that are checked: no exponential is needed. */
export function labelsInMixture(model: MixtureModel, x: Matrix): Int32Array {
  const labels = new Int32Array(x.n)
  eachBlock(model, x, (block, from) => {
    for (let i = 0; i < block.size; i++) labels[from + i] = mostLikely(block, model.k, i)
  })
  return labels
}

/**
 * How probably each row comes from each component: n × k, row-major, 0..1, every row adding up to 1.
 *
 * @throws ShapeError when x has another number of columns, holds NaN or an infinity, or the model is no mixture.
 */
export function responsibilities(model: MixtureModel, x: Matrix): Float64Array {
  checkRows(model, x)
  const { k } = model
  const result = new Float64Array(x.n * k)
  eachBlock(model, x, (block, from) => {
    shareOut(block, k)
    for (let i = 0; i < block.size; i++) {
      for (let j = 0; j < k; j++) result[(from + i) * k + j] = block.shares[j * BLOCK + i]!
    }
  })
  return result
}

function checkRows(model: MixtureModel, x: Matrix): void {
  checkMatrix(x)
  if (x.d !== model.d) {
    throw new ShapeError(`the rows have ${x.d} columns and the mixture ${model.d}; give rows like the fitted ones`)
  }
}

/** Visits the rows block by block, with their weighted log densities. */
function eachBlock(model: MixtureModel, x: Matrix, visit: (block: MixtureBlock, from: number) => void): void {
  const density = densityOf(model)
  const block = createBlock(model.k, model.d)
  for (let from = 0; from < x.n; from += BLOCK) {
    loadRows(block, x.data, x.d, null, from, Math.min(x.n, from + BLOCK))
    logDensities(block, density)
    visit(block, from)
  }
}

function mostLikely({ shares }: MixtureBlock, k: number, i: number): number {
  let best = 0
  for (let j = 1; j < k; j++) if (shares[j * BLOCK + i]! > shares[best * BLOCK + i]!) best = j
  return best
}
