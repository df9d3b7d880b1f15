import { OptionError } from '../base/errors.ts'
import type { Matrix } from '../numeric/matrix.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import { featureValues } from './feature.ts'
import type { FeatureColumn, FeatureModel } from './feature-model.ts'
import { applyTransform } from './transform.ts'

/**
 * The feature matrix of the customers under a fitted model, one row per customer in their order; the customers that the
 * model was built from get the same bytes again.
 *
 * @throws OptionError when the model uses money and the customers have none.
 */
export function applyFeatures(model: FeatureModel, customers: CustomerColumns): Matrix {
  const { n } = customers
  const d = model.columns.length
  const data = new Float64Array(n * d)
  for (const [c, column] of model.columns.entries()) {
    const values = featureValues(column.feature, customers)
    if (values === undefined) {
      throw new OptionError(`the model uses ${column.feature} and these customers have no amounts; add them or refit`)
    }
    for (let i = 0; i < n; i++) data[i * d + c] = place(column, values[i]!)
  }
  return { data, n, d }
}

function place({ limits, transform, centre, spread }: FeatureColumn, value: number): number {
  const clipped = limits === null ? value : Math.min(Math.max(value, limits.low), limits.high)
  return (applyTransform(transform, clipped) - centre) / spread
}
