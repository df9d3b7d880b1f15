import type { Matrix } from '../numeric/matrix.ts'
import { rowOrder } from '../numeric/row-order.ts'

/** Rows whose cluster does not follow from a rule, each of equal ones once; plain data. */
export interface Exceptions {
  readonly d: number
  /** Row by row, by rising first column, then second, and so on. */
  readonly rows: Float64Array
  readonly labels: Int32Array
}

/** The rows of x that a rule puts elsewhere than they belong. Rows that are equal belong to one cluster. */
export function exceptionsOf(x: Matrix, labels: Int32Array, byRule: Int32Array): Exceptions {
  const { data, d } = x
  const kept: number[] = []
  for (const i of rowOrder(x)) {
    const last = kept.at(-1)
    if (labels[i] !== byRule[i] && (last === undefined || compare(data, last, data, i, d) !== 0)) kept.push(i)
  }
  const rows = new Float64Array(kept.length * d)
  for (const [at, i] of kept.entries()) rows.set(data.subarray(i * d, (i + 1) * d), at * d)
  return { d, rows, labels: Int32Array.from(kept, (i) => labels[i]!) }
}

/** Gives rows of x that equal an exception the label of it, in place. */
export function applyExceptions({ d, rows, labels: known }: Exceptions, x: Matrix, labels: Int32Array): void {
  for (let i = 0; i < x.n; i++) {
    let [from, to] = [0, known.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if (compare(rows, middle, x.data, i, d) < 0) from = middle + 1
      else to = middle
    }
    if (from < known.length && compare(rows, from, x.data, i, d) === 0) labels[i] = known[from]!
  }
}

function compare(a: Float64Array, i: number, b: Float64Array, j: number, d: number): number {
  for (let c = 0; c < d; c++) {
    const gap = a[i * d + c]! - b[j * d + c]!
    if (gap !== 0) return gap
  }
  return 0
}
