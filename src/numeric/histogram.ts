/**
 * Counts of values in `bins` equal bins from the least value to `upTo`; what lies above counts in the last bin. One bin
 * holds everything when all values are equal.
 */
export function histogram(values: Float64Array, bins: number, upTo: number): { edges: number[]; counts: number[] } {
  let low = Infinity
  for (const value of values) if (value < low) low = value
  if (!(upTo > low)) return { edges: [low, low + 1], counts: [values.length] }
  const counts = new Array<number>(bins).fill(0)
  const perBin = bins / (upTo - low)
  for (const value of values) counts[Math.min(bins - 1, Math.floor((value - low) * perBin))]!++
  return { edges: Array.from({ length: bins + 1 }, (_, i) => low + (i * (upTo - low)) / bins), counts }
}
