import type { Matrix } from '../../src/numeric/matrix.ts'
import { seededRandom } from '../../src/numeric/random.ts'

/** A matrix from rows. */
export function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  return { data: Float64Array.from(rows.flat()), n: rows.length, d: rows[0]?.length ?? 1 }
}

/** `n` points around `groups` centres on a circle of radius 10, row i in group i mod groups, spread about 1. */
export function blobs(n: number, groups: number, d: number, seed = 1): Matrix {
  const random = seededRandom(seed)
  const noise = () => random() + random() + random() - 1.5
  const rows = Array.from({ length: n }, (_, i) => {
    const angle = (2 * Math.PI * (i % groups)) / groups
    return Array.from(
      { length: d },
      (_, c) => noise() + (c === 0 ? 10 * Math.cos(angle) : c === 1 ? 10 * Math.sin(angle) : 0),
    )
  })
  return matrixOf(rows)
}

/** Rows on a grid with `side` values a column: many equal, and many pairs equally far apart. */
export function grid(n: number, d: number, side: number, seed: number): Matrix {
  const random = seededRandom(seed)
  return { n, d, data: Float64Array.from({ length: n * d }, () => Math.floor(random() * side)) }
}
