const DIGIT = 16
const BUCKETS = 1 << DIGIT

/**
 * The positions of the values in ascending order, equal values by position. For values of 0 or more, whose bits sort as
 * they do: four passes over 16 bits each, O(n).
 */
export function sortOrder(values: Float64Array): Uint32Array {
  const n = values.length
  const halves = new Uint32Array(values.slice().buffer)
  const low = new Uint32Array(Float64Array.of(1).buffer)[0] === 0 ? 0 : 1
  let order = new Uint32Array(n)
  let next = new Uint32Array(n)
  for (let i = 0; i < n; i++) order[i] = i
  const counts = new Uint32Array(BUCKETS)
  for (let pass = 0; pass < 4; pass++) {
    const half = pass < 2 ? low : 1 - low
    const shift = DIGIT * (pass % 2)
    counts.fill(0)
    for (let i = 0; i < n; i++) counts[(halves[2 * i + half]! >>> shift) & (BUCKETS - 1)]!++
    let sum = 0
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const count = counts[bucket]!
      counts[bucket] = sum
      sum += count
    }
    for (const i of order) next[counts[(halves[2 * i + half]! >>> shift) & (BUCKETS - 1)]!++] = i
    ;[order, next] = [next, order]
  }
  return order
}
