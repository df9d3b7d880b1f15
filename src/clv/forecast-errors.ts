import { sum } from '../numeric/sum.ts'

/** How a forecast of purchases per customer compares with what came. */
export interface ForecastErrors {
  /** Purchases forecast for all customers together. */
  readonly total: number
  readonly meanAbsoluteError: number
  readonly rootMeanSquaredError: number
  /** Share of what came that the fifth of the customers with the highest forecasts made; NaN when nothing came. */
  readonly topFifthShare: number
}

const TOP = 0.2

/** Customers with equal forecasts share a place at the border of the top fifth. @param actual one per forecast. */
export function forecastErrors(forecast: Float64Array, actual: Float64Array): ForecastErrors {
  const n = forecast.length
  const misses = forecast.map((value, i) => value - actual[i]!)
  return {
    total: sum(forecast),
    meanAbsoluteError: sum(misses.map(Math.abs)) / n,
    rootMeanSquaredError: Math.sqrt(sum(misses.map((miss) => miss * miss)) / n),
    topFifthShare: topShare(forecast, actual),
  }
}

function topShare(forecast: Float64Array, actual: Float64Array): number {
  const sorted = forecast.slice().sort()
  const places = TOP * sorted.length
  const border = sorted[Math.max(0, sorted.length - Math.ceil(places))]!
  let [above, aboveCame, at, atCame] = [0, 0, 0, 0]
  for (let i = 0; i < forecast.length; i++) {
    if (forecast[i]! > border) {
      above++
      aboveCame += actual[i]!
    } else if (forecast[i] === border) {
      at++
      atCame += actual[i]!
    }
  }
  return (aboveCame + (atCame * (places - above)) / at) / sum(actual)
}
