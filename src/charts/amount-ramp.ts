/** Steps of the ramp for amounts: `--a1` is nearest to the background, `--a7` furthest from it. */
export const rampSteps = 7

/**
 * The lowest amounts of the steps after the first: round numbers (1, 2 or 5 times a power of ten) between the smallest and
 * the largest positive value, all of them or six that are spread evenly. Empty where all values are equal.
 */
export function rampEdges(values: readonly number[]): number[] {
  const positive = values.filter((value) => value > 0)
  const low = Math.min(...positive)
  const high = Math.max(...positive)
  if (positive.length === 0 || low === high) return []
  const candidates = roundNumbers(low, high)
  const most = rampSteps - 1
  if (candidates.length <= most) return candidates
  return Array.from({ length: most }, (_, i) => candidates[Math.round((i * (candidates.length - 1)) / (most - 1))]!)
}

/**
 * The step of an amount, 1..7; 0 for nothing. With fewer edges than steps the lightest ones are left out, so that the
 * largest amounts always stand out; without edges it is the step in the middle.
 */
export function rampStep(amount: number, edges: readonly number[]): number {
  if (!(amount > 0)) return 0
  if (edges.length === 0) return Math.ceil(rampSteps / 2)
  const below = edges.filter((edge) => amount < edge).length
  return rampSteps - below
}

/** 1, 2, 5, 10, 20, ... above `low` and up to `high`. */
function roundNumbers(low: number, high: number): number[] {
  const numbers: number[] = []
  for (let power = Math.floor(Math.log10(low)); 10 ** power <= high; power++) {
    for (const digit of [1, 2, 5]) {
      const value = Number(`${digit}e${power}`)
      if (value > low && value <= high) numbers.push(value)
    }
  }
  return numbers
}
