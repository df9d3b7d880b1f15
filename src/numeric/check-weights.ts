import { ShapeError } from '../base/errors.ts'

/** @throws ShapeError unless there is one finite weight of 0 or more per row and one of them is above 0. */
export function checkWeights(weights: Float64Array, n: number): void {
  if (weights.length !== n) throw new ShapeError(`${weights.length} weights for ${n} rows; give one weight per row`)
  const bad = weights.findIndex((weight) => !(weight >= 0 && weight < Infinity))
  if (bad >= 0) throw new ShapeError(`row ${bad} has weight ${weights[bad]}; weights are finite and 0 or more`)
  if (n > 0 && !weights.some((weight) => weight > 0)) {
    throw new ShapeError('all weights are 0; give at least one row a positive weight')
  }
}
