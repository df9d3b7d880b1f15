import { moments } from '../numeric/moments.ts'

/** Mean and standard deviation (ddof 0) of log1p values. */
export interface LogMoments {
  readonly mean: number
  readonly spread: number
}

/**
 * The moments of log1p(max(value, 0)) of an ascending column that is not empty: how a segment lies on the scale on which
 * spend and days are comparable. One logarithm per distinct value; the spread of equal values is exactly 0.
 */
export function logMoments(ascending: Float64Array): LogMoments {
  const logs = new Float64Array(ascending.length)
  for (let i = 0; i < logs.length; i++) {
    logs[i] = ascending[i] === ascending[i - 1] ? logs[i - 1]! : Math.log1p(Math.max(ascending[i]!, 0))
  }
  if (logs[0] === logs.at(-1)) return { mean: logs[0]!, spread: 0 }
  const { mean, deviation } = moments(logs)
  return { mean, spread: deviation }
}
