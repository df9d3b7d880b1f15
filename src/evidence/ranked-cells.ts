import { ShapeError } from '../base/errors.ts'
import { checkLabels } from '../clustering/check-labels.ts'
import { sharedInts } from '../numeric/shared.ts'

/**
 * Customers in cells, best cell first: all that a ranking or a segmentation says about who is worth more. Customers of
 * one cell are equals.
 */
export interface RankedCells {
  /** 0..cells-1 per customer. */
  readonly cellOf: Int32Array
  readonly cells: number
}

/** Cells of equal scores, the highest score first. @throws ShapeError when a score is NaN. */
export function rankScores(scores: Float64Array): RankedCells {
  if (scores.some(Number.isNaN)) throw new ShapeError('a score is NaN; give every customer a score')
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b)
  const cellOf = sharedInts(scores.length)
  let cell = -1
  let last = Number.NaN
  for (const i of order) {
    if (scores[i] !== last) cell++
    last = scores[i]!
    cellOf[i] = cell
  }
  return { cellOf, cells: cell + 1 }
}

/**
 * Segments as cells, the one with the highest mean `worth` of its members first, ties to the lower number. Segments
 * without members have no cell.
 *
 * @param worth what is known of each customer's value, such as past revenue.
 * @returns also which segment each cell is.
 * @throws ShapeError when a label lies outside 0..k-1.
 */
export function rankSegments(
  labels: Int32Array,
  k: number,
  worth: Float64Array,
): RankedCells & { readonly segments: number[] } {
  checkLabels(labels, worth.length, k)
  const sizes = new Float64Array(k)
  const totals = new Float64Array(k)
  for (let i = 0; i < labels.length; i++) {
    sizes[labels[i]!]!++
    totals[labels[i]!]! += worth[i]!
  }
  const segments = Array.from({ length: k }, (_, j) => j)
    .filter((j) => sizes[j]! > 0)
    .sort((a, b) => totals[b]! / sizes[b]! - totals[a]! / sizes[a]! || a - b)
  const placeOf = new Int32Array(k)
  for (const [place, segment] of segments.entries()) placeOf[segment] = place
  const cellOf = sharedInts(labels.length)
  for (let i = 0; i < labels.length; i++) cellOf[i] = placeOf[labels[i]!]!
  return { cellOf, cells: segments.length, segments }
}

/** Neighbouring cells merged until each holds n / `most` customers or more; as they are when there are no more than `most`. */
export function coarsen(ranked: RankedCells, most: number): RankedCells {
  const { cellOf, cells } = ranked
  if (cells <= most) return ranked
  const sizes = new Int32Array(cells)
  for (const cell of cellOf) sizes[cell]!++
  const runOf = new Int32Array(cells)
  const enough = cellOf.length / most
  let run = 0
  let held = 0
  for (let cell = 0; cell < cells; cell++) {
    runOf[cell] = run
    held += sizes[cell]!
    if (held >= enough && cell < cells - 1) {
      run++
      held = 0
    }
  }
  const coarse = sharedInts(cellOf.length)
  for (let i = 0; i < cellOf.length; i++) coarse[i] = runOf[cellOf[i]!]!
  return { cellOf: coarse, cells: run + 1 }
}

/** The cells of the given customers, in that order; cells may be left without any. */
export function takeCells({ cellOf, cells }: RankedCells, rows: Uint32Array): RankedCells {
  const taken = sharedInts(rows.length)
  for (let i = 0; i < rows.length; i++) taken[i] = cellOf[rows[i]!]!
  return { cellOf: taken, cells }
}
