import { OptionError, ShapeError } from '../base/errors.ts'

/**
 * @param lowest -1 where rows may be in no cluster (noise). Default 0.
 * @throws OptionError when k is no whole number from 0; ShapeError unless there is one label per row and every label is a
 *   whole number in lowest..k-1.
 */
export function checkLabels(labels: Int32Array, n: number, k: number, lowest = 0): void {
  if (!Number.isInteger(k) || k < 0) throw new OptionError(`k=${k} is no number of clusters; give a whole number`)
  if (labels.length !== n) throw new ShapeError(`${labels.length} labels for ${n} rows; give one label per row`)
  for (let i = 0; i < n; i++) {
    const label = labels[i]!
    if (label < lowest || label >= k) {
      throw new ShapeError(`row ${i} has label ${label}; labels run from ${lowest} to ${k - 1}`)
    }
  }
}
