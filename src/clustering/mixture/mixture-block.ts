import { paddedWidth } from './mixture-density.ts'

/**
 * Rows that are looked at together: few enough that all about them stays in the first cache, and no power of 2, so that
 * the columns do not fall on each other there.
 */
export const BLOCK = 240

/** Some rows, column by column, and what the k components of a mixture make of them. */
export interface MixtureBlock {
  /** Rows in use, up to BLOCK. */
  size: number
  /** width × BLOCK; column d holds 1, columns beyond it 0. */
  readonly columns: Float64Array
  /** Null: every row weighs 1. */
  weights: Float64Array | null
  /** k × BLOCK: weighted log densities, then shares: responsibility times the row's weight. */
  readonly shares: Float64Array
  /** Two columns of room. */
  readonly scratch: Float64Array
}

export function createBlock(k: number, d: number): MixtureBlock {
  return {
    size: 0,
    columns: new Float64Array(paddedWidth(d) * BLOCK).fill(1, d * BLOCK, (d + 1) * BLOCK),
    weights: null,
    shares: new Float64Array(k * BLOCK),
    scratch: new Float64Array(2 * BLOCK),
  }
}

/** Fills the block with rows `from` up to but not including `to` of row-major data. */
export function loadRows(
  block: MixtureBlock,
  data: Float64Array,
  d: number,
  weights: Float64Array | null,
  from: number,
  to: number,
): void {
  const { columns } = block
  block.size = to - from
  block.weights = weights === null ? null : weights.subarray(from, to)
  for (let c = 0; c < d; c++) {
    for (let i = 0, at = from * d + c; at < to * d; i++, at += d) columns[c * BLOCK + i] = data[at]!
  }
}
