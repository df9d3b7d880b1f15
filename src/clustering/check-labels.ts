import { ShapeError } from '../base/errors.ts'

/** @throws ShapeError unless there is one label per row and every label is a whole number in 0..k-1. */
export function checkLabels(labels: Int32Array, n: number, k: number): void {
  if (labels.length !== n) throw new ShapeError(`${labels.length} labels for ${n} rows; give one label per row`)
  const bad = labels.findIndex((label) => label < 0 || label >= k)
  if (bad >= 0) throw new ShapeError(`row ${bad} has label ${labels[bad]}; labels run from 0 to ${k - 1}`)
}
