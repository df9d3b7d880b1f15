import { ShapeError } from '../base/errors.ts'
import { checkLabels } from './check-labels.ts'

/**
 * The same clusters under new numbers: cluster `order[j]` becomes j. The input stays as it is.
 *
 * @throws ShapeError when `order` does not name each of 0..k-1 once, or a label lies outside 0..k-1.
 */
export function renumberClusters(labels: Int32Array, k: number, order: readonly number[]): Int32Array {
  checkLabels(labels, labels.length, k)
  const numberOf = new Int32Array(k).fill(-1)
  for (const [to, from] of order.entries()) numberOf[from] = to
  if (order.length !== k || numberOf.includes(-1)) {
    throw new ShapeError(`the order ${order.join(', ')} does not name ${k} clusters once each; give 0 to ${k - 1}`)
  }
  return labels.map((label) => numberOf[label]!)
}
