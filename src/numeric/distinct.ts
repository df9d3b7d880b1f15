/** The values that occur, ascending, and for each place which of them stands there. */
export interface Distinct {
  readonly values: Float64Array
  readonly index: Int32Array
}

/** Tables of this many entries per value are made to count whole numbers; otherwise the values are sorted. */
const TABLE_PER_VALUE = 4

/** What values there are, without NaN among them. O(n) for small whole numbers, else O(n log n). */
export function distinct(values: Float64Array): Distinct {
  const most = Math.max(1000, TABLE_PER_VALUE * values.length)
  let whole = true
  let highest = -1
  for (let i = 0; i < values.length && whole; i++) {
    const value = values[i]!
    whole = Number.isInteger(value) && value >= 0 && value < most
    if (value > highest) highest = value
  }
  return whole ? byCounting(values, highest) : bySorting(values)
}

function byCounting(values: Float64Array, highest: number): Distinct {
  const place = new Int32Array(highest + 1)
  for (let i = 0; i < values.length; i++) place[values[i]!] = 1
  const kept = new Float64Array(place.reduce((sum, one) => sum + one, 0))
  let found = 0
  for (let value = 0; value <= highest; value++) {
    if (place[value] === 0) continue
    kept[found] = value
    place[value] = found++
  }
  const index = new Int32Array(values.length)
  for (let i = 0; i < values.length; i++) index[i] = place[values[i]!]!
  return { values: kept, index }
}

function bySorting(values: Float64Array): Distinct {
  const sorted = values.slice().sort()
  const kept = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1])
  const index = new Int32Array(values.length)
  for (let i = 0; i < values.length; i++) {
    let [low, high] = [0, kept.length - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (kept[middle]! < values[i]!) low = middle + 1
      else high = middle
    }
    index[i] = low
  }
  return { values: kept, index }
}
