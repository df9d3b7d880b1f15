const steps = [1, 2, 2.5, 5, 10]

/** Ends that are nearer than this, as a share of their size, are taken for equal. */
const dust = 1e-9

/**
 * Round numbers from at or below `min` to at or above `max`, evenly spaced by 1, 2, 2.5 or 5 times a power of ten, at
 * most `most` of them (3 or more). Equal ends are widened; ends that are no finite numbers give 0 and 1.
 */
export function ticks(min: number, max: number, most = 4): number[] {
  if (!Number.isFinite(max - min)) return [0, 1]
  const equal = max - min <= dust * Math.max(1, Math.abs(min), Math.abs(max))
  const low = equal ? Math.min(min, 0) : min
  const high = equal ? Math.max(max, low + 1) : max
  for (let power = 10 ** Math.floor(Math.log10((high - low) / most)); ; power *= 10) {
    for (const step of steps) {
      const from = Math.floor(round(low / (step * power)))
      const to = Math.ceil(round(high / (step * power)))
      if (to - from + 1 <= most)
        return Array.from({ length: to - from + 1 }, (_, i) => round((from + i) * step * power))
    }
  }
}

/** Takes away the dust of binary fractions: 0.30000000000000004 becomes 0.3. */
function round(value: number): number {
  return Number(value.toPrecision(12))
}
