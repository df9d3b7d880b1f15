import { OptionError } from '../base/errors.ts'
import type { Matrix } from '../numeric/matrix.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import { isMoney } from './feature.ts'
import type { FeatureColumn, FeatureModel } from './feature-model.ts'
import { fillAbsent } from './stand-in.ts'
import { applyTransform } from './transform.ts'

/**
 * The feature matrix of the customers under a fitted model, one row per customer in their order; the customers that the
 * model was built from get the same bytes again.
 *
 * @throws OptionError when the model uses money or an extra measure and the customers have none.
 */
export function applyFeatures(model: FeatureModel, customers: CustomerColumns): Matrix {
  const { n } = customers
  const d = model.columns.length
  const data = new Float64Array(n * d)
  for (const [c, column] of model.columns.entries()) {
    const values = fillAbsent(column.feature, customers, column.standIn)
    if (values === undefined) {
      const lack = isMoney(column.feature)
        ? 'these customers have no amounts'
        : 'it was not measured of these customers'
      throw new OptionError(`the model uses ${column.feature} and ${lack}; add them or refit`)
    }
    for (let i = 0; i < n; i++) data[i * d + c] = place(column, values[i]!)
  }
  return { data, n, d }
}

function place({ limits, transform, centre, spread }: FeatureColumn, value: number): number {
  const clipped = limits === null ? value : Math.min(Math.max(value, limits.low), limits.high)
  return (applyTransform(transform, clipped) - centre) / spread
}
