/**
 * The p-quantile of ascending values, by linear interpolation between the two neighbours of position (n - 1) p.
 * NaN without values.
 *
 * Source: Hyndman & Fan (1996), Sample quantiles in statistical packages, type 7 (the default of R and NumPy).
 */
export function quantile(ascending: ArrayLike<number>, p: number): number {
  const position = (ascending.length - 1) * p
  const below = Math.floor(position)
  const value = ascending[below]
  if (value === undefined) return Number.NaN
  const above = ascending[Math.ceil(position)]!
  return above === value ? value : value + (above - value) * (position - below)
}
