import { describe, expect, it } from 'vitest'
import { randomInt, seededRandom } from '../../../src/numeric/random.ts'
import { binScore } from '../../../src/rfm/scoring/bin-score.ts'
import { quantileCuts } from '../../../src/rfm/scoring/quantile-cuts.ts'

/** The size of each run. */
function sizes(counts: readonly number[], bins: number): number[] {
  const starts = [...quantileCuts(counts, bins)]
  return starts.map((start, j) => counts.slice(start, starts[j + 1]).reduce((a, b) => a + b, 0))
}

/** Keys (i) to (iii) and the cuts from the last to the first, (iv), of one way to cut; straight from the definition. */
function keys(counts: readonly number[], bins: number, cuts: readonly number[]): number[] {
  const n = counts.reduce((a, b) => a + b, 0)
  const ends = [...cuts, counts.length]
  let [shared, squares, distance, before] = [0, 0, 0, 0]
  ends.forEach((end, j) => {
    const run = counts.slice(ends[j - 1] ?? 0, end)
    if (run.length > 1) shared += run.filter((count) => count >= n / bins).length
    const size = run.reduce((a, b) => a + b, 0)
    squares += size ** 2
    before += size
    if (j < cuts.length) distance += Math.abs(bins * before - (j + 1) * n)
  })
  return [shared, squares, distance, ...cuts.toReversed()]
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const i = a.findIndex((value, i) => value !== b[i])
  return i >= 0 && a[i] < b[i]
}

function* allCuts(from: number, d: number, cuts: number): Generator<number[]> {
  if (cuts === 0) yield []
  else for (let at = from; at <= d - cuts; at++) for (const rest of allCuts(at + 1, d, cuts - 1)) yield [at, ...rest]
}

function bruteForce(counts: readonly number[], bins: number): number[] {
  let best: number[] | undefined
  for (const cuts of allCuts(1, counts.length, bins - 1)) {
    if (!best || isLess(keys(counts, bins, cuts), keys(counts, bins, best))) best = cuts
  }
  return [0, ...best!]
}

/** The same programme without divide and conquer, O(bins d^2), comparing whole keys. */
function plain(counts: readonly number[], bins: number): number[] {
  const n = counts.reduce((a, b) => a + b, 0)
  const d = counts.length
  type State = { key: number[]; cuts: number[] }
  let layer: (State | undefined)[] = [{ key: [0, 0, 0], cuts: [] }]
  for (let run = 1; run <= bins; run++) {
    const next: (State | undefined)[] = []
    for (let i = run; i <= d; i++) {
      const before = counts.slice(0, i).reduce((a, b) => a + b, 0)
      let size = 0
      let heavy = 0
      for (let p = i - 1; p >= run - 1; p--) {
        size += counts[p]
        if (counts[p] >= n / bins) heavy++
        const state = layer[p]
        if (!state) continue
        const key = [
          state.key[0] + (i - p > 1 ? heavy : 0),
          state.key[1] + size ** 2,
          state.key[2] + (run < bins ? Math.abs(bins * before - run * n) : 0),
        ]
        const cuts = p === 0 ? [] : [...state.cuts, p]
        const known = next[i]
        if (!known || !isLess([...known.key, ...known.cuts.toReversed()], [...key, ...cuts.toReversed()])) {
          next[i] = { key, cuts }
        }
      }
    }
    layer = next
  }
  return [0, ...layer[d]!.cuts]
}

describe('quantileCuts', () => {
  it.each([
    { what: '80 % ties', counts: [80, 10, 5, 3, 2], five: [80, 10, 5, 3, 2], three: [80, 10, 10] },
    { what: '90 % ties', counts: [900, 60, 20, 10, 5, 5], five: [900, 60, 20, 10, 10], three: [900, 60, 40] },
    { what: 'one value', counts: [50], five: [50], three: [50] },
    { what: 'two values', counts: [70, 30], five: [70, 30], three: [70, 30] },
    { what: 'four values', counts: [40, 30, 20, 10], five: [40, 30, 20, 10], three: [40, 30, 30] },
    { what: 'no ties', counts: Array(13).fill(1), five: [3, 2, 3, 2, 3], three: [4, 5, 4] },
    { what: 'a heavy 1', counts: [1, 30, ...Array(69).fill(1)], five: [1, 30, 23, 23, 23], three: [33, 34, 33] },
    { what: 'a heavy end', counts: [...Array(50).fill(1), 50], five: [13, 13, 12, 12, 50], three: [25, 25, 50] },
  ])('cuts $what as the definition does by hand', ({ counts, five, three }) => {
    expect(sizes(counts, 5)).toEqual(five)
    expect(sizes(counts, 3)).toEqual(three)
  })

  it('cuts into ten', () => {
    expect(sizes(Array(13).fill(1), 10)).toEqual([1, 2, 1, 1, 1, 2, 1, 1, 2, 1])
    expect(sizes([1, 30, ...Array(69).fill(1)], 10)).toEqual([1, 30, 8, 8, 8, 9, 9, 9, 9, 9])
  })

  it('cuts nothing into nothing', () => {
    expect(quantileCuts([], 5)).toHaveLength(0)
  })

  it('agrees with every possible cut tried, up to 10 values', () => {
    const random = seededRandom(1)
    for (let round = 0; round < 1500; round++) {
      const bins = 2 + randomInt(random, 6)
      const skew = randomInt(random, 3)
      const counts = Array.from(
        { length: bins + 1 + randomInt(random, 10 - bins) },
        () => 1 + randomInt(random, skew === 0 ? 3 : random() < 0.3 ? 60 : 6),
      )
      expect([...quantileCuts(counts, bins)], `${counts} into ${bins}`).toEqual(bruteForce(counts, bins))
    }
  })

  it('agrees with the plain programme, with and without many heavy values', () => {
    const random = seededRandom(2)
    for (let round = 0; round < 250; round++) {
      const bins = 2 + randomInt(random, 9)
      const counts = Array.from(
        { length: bins + 1 + randomInt(random, 50) },
        () => 1 + randomInt(random, random() < (round % 4) / 12 ? 200 : 4),
      )
      expect([...quantileCuts(counts, bins)], `${counts} into ${bins}`).toEqual(plain(counts, bins))
    }
  })

  it('is exact and quick on a million values', () => {
    const counts = new Int32Array(1_000_000).fill(1)
    expect([...quantileCuts(counts, 5)]).toEqual([0, 200_000, 400_000, 600_000, 800_000])
  })
})

describe('binScore', () => {
  it.each([
    [5, 5, [1, 2, 3, 4, 5]],
    [5, 10, [1, 3, 6, 8, 10]],
    [6, 10, [1, 3, 5, 6, 8, 10]],
    [4, 5, [1, 2, 4, 5]],
    [4, 10, [1, 4, 7, 10]],
    [3, 5, [1, 3, 5]],
    [2, 5, [1, 5]],
    [6, 5, [1, 2, 3, 3, 4, 5]],
    [7, 5, [1, 2, 2, 3, 4, 4, 5]],
    [10, 5, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]],
    [1, 5, [3]],
    [1, 3, [2]],
    [1, 10, [5]],
  ])('spreads %i places over %i scores', (places, bins, scores) => {
    expect(Array.from({ length: places }, (_, i) => binScore(i + 1, places, bins))).toEqual(scores)
  })
})
