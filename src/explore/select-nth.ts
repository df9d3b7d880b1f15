/**
 * The value that would stand at place `k` if the values were sorted; they are moved about so that smaller ones stand
 * before it and larger ones after. In expectation linear time.
 *
 * Source: Hoare (1961), Algorithm 65: Find, Communications of the ACM 4(7).
 */
export function selectNth(values: Float64Array, k: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const pivot = medianOfThree(values[low]!, values[(low + high) >> 1]!, values[high]!)
    let i = low
    let j = high
    while (i <= j) {
      while (values[i]! < pivot) i++
      while (values[j]! > pivot) j--
      if (i > j) break
      const value = values[i]!
      values[i++] = values[j]!
      values[j--] = value
    }
    if (k <= j) high = j
    else if (k >= i) low = i
    else break
  }
  return values[k]!
}

/** The median of values, which are moved about: the mean of the two in the middle where their number is even. */
export function medianOf(values: Float64Array): number | null {
  const { length } = values
  if (length === 0) return null
  const upper = selectNth(values, length >> 1)
  if (length % 2 === 1) return upper
  let lower = Number.NEGATIVE_INFINITY
  for (let i = 0; i < length >> 1; i++) if (values[i]! > lower) lower = values[i]!
  return (lower + upper) / 2
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}
