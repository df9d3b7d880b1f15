import { quantile } from '../numeric/quantile.ts'

/** Values far above the rest. */
export interface Outstanding {
  readonly count: number
  /** Of the sum of all positive values. */
  readonly share: number
  /** The smallest of them. */
  readonly from: number
}

/** Robust deviations of the logarithm from which on a value is extraordinary. */
const FAR = 3.5
/** Half the distance between the quartiles of a normal distribution, in standard deviations, is the median deviation. */
const NORMAL_MAD = 0.6745
/** Fewer values show no rest to be far from. */
const FEWEST = 50

/**
 * The positive values whose logarithm lies more than 3.5 robust deviations above the median: 0.6745 (ln x - median) / MAD.
 * Undefined where there are none, under 50 positive values, and where more than half of them are equal. O(n log n).
 *
 * Source: Iglewicz & Hoaglin (1993), How to detect and handle outliers, modified z-score; on logarithms, because money
 * spent is skewed in every shop.
 */
export function outstanding(values: Float64Array): Outstanding | undefined {
  const logs = values
    .filter((value) => value > 0)
    .map(Math.log)
    .sort()
  if (logs.length < FEWEST) return undefined
  const middle = quantile(logs, 0.5)
  const deviation = quantile(logs.map((log) => Math.abs(log - middle)).sort(), 0.5)
  if (deviation === 0) return undefined
  const bound = middle + (FAR * deviation) / NORMAL_MAD
  const first = logs.findIndex((log) => log > bound)
  if (first < 0) return undefined
  const total = sumFrom(logs, 0)
  return { count: logs.length - first, share: sumFrom(logs, first) / total, from: Math.exp(logs[first]!) }
}

function sumFrom(logs: Float64Array, start: number): number {
  let sum = 0
  for (let i = start; i < logs.length; i++) sum += Math.exp(logs[i]!)
  return sum
}
