import { describe, expect, it } from 'vitest'
import { randomInt, seededRandom } from '../../../src/numeric/random.ts'
import { jenksCuts } from '../../../src/rfm/scoring/jenks-cuts.ts'

/** The sum of squared distances to the run means, by its definition. */
function spread(values: number[], counts: number[], starts: readonly number[]): number {
  return starts.reduce((total, start, j) => {
    const end = starts[j + 1] ?? values.length
    const run = values.slice(start, end)
    const weights = counts.slice(start, end)
    const weight = weights.reduce((a, b) => a + b, 0)
    const mean = run.reduce((sum, x, i) => sum + weights[i] * x, 0) / weight
    return total + run.reduce((sum, x, i) => sum + weights[i] * (x - mean) ** 2, 0)
  }, 0)
}

function* allStarts(from: number, d: number, cuts: number): Generator<number[]> {
  if (cuts === 0) yield []
  else for (let at = from; at <= d - cuts; at++) for (const rest of allStarts(at + 1, d, cuts - 1)) yield [at, ...rest]
}

describe('jenksCuts', () => {
  it('finds the breaks that one sees', () => {
    expect([...jenksCuts([1, 2, 3, 11, 12, 13, 101, 102], Array(8).fill(1), 3)]).toEqual([0, 3, 6])
  })

  it('gives each value its own run when there are few', () => {
    expect([...jenksCuts([1, 5], [9, 1], 5)]).toEqual([0, 1])
    expect(jenksCuts([], [], 5)).toHaveLength(0)
  })

  it('weighs a value by its customers', () => {
    // {0}, {4, 10}: 18. {0, 4}, {10}: 8. With 100 customers at 0 the pair {0, 4} costs 15.8, still less than 18.
    expect([...jenksCuts([0, 4, 10], [1, 1, 1], 2)]).toEqual([0, 2])
    // With 100 customers at both 0 and 4 the pair {0, 4} costs 800 and {4, 10} only 35.6.
    expect([...jenksCuts([0, 4, 10], [100, 100, 1], 2)]).toEqual([0, 1])
  })

  it('reaches the least spread of all cuts tried', () => {
    const random = seededRandom(3)
    for (let round = 0; round < 300; round++) {
      const bins = 2 + randomInt(random, 4)
      const d = bins + 1 + randomInt(random, 10 - bins)
      const values = Array.from({ length: d }, () => Math.exp(10 * random())).sort((a, b) => a - b)
      const counts = Array.from({ length: d }, () => 1 + randomInt(random, 5))
      const least = Math.min(...[...allStarts(1, d, bins - 1)].map((cuts) => spread(values, counts, [0, ...cuts])))
      expect(spread(values, counts, [...jenksCuts(values, counts, bins)])).toBeCloseTo(least, 6)
    }
  })

  it('tells small values apart beside a large offset', () => {
    const values = [1, 2, 3, 11, 12, 13].map((x) => x + 1e9)
    expect([...jenksCuts(values, Array(6).fill(1), 2)]).toEqual([0, 3])
  })
})
