import { ShapeError } from '../base/errors.ts'
import type { FeatureModel } from './feature-model.ts'
import { invertTransform } from './transform.ts'

/**
 * Rows of feature space, such as cluster centres, back in days, orders and money. Under a logarithm a centre becomes the
 * geometric mean of its customers, which lies below their average.
 *
 * @param rows k × d, row-major, with the d columns of the model. @returns the same shape; the input stays as it is.
 * @throws ShapeError when the length is no multiple of d.
 */
export function toOriginalUnits(model: FeatureModel, rows: Float64Array): Float64Array {
  const d = model.columns.length
  if (rows.length % d !== 0) {
    throw new ShapeError(`${rows.length} values are no rows of ${d} columns; give whole rows`)
  }
  return rows.map((value, at) => {
    const { transform, centre, spread } = model.columns[at % d]!
    return invertTransform(transform, value * spread + centre)
  })
}
