import { describe, expect, it } from 'vitest'
import { outcomeOf } from '../../src/evidence/outcome.ts'
import { rankScores } from '../../src/evidence/ranked-cells.ts'
import { scoreCandidates } from '../../src/evidence/score-candidates.ts'
import { seededRandom } from '../../src/numeric/random.ts'

const N = 400
const random = seededRandom(5)
const column = (draw: (i: number) => number): Float64Array => Float64Array.from({ length: N }, (_, i) => draw(i))
const spend = column(() => (random() < 0.5 ? 0 : 100 * random()))
const noisy = spend.map((amount) => amount + 60 * random())
const outcome = outcomeOf(spend, spend)
const candidates = [rankScores(noisy), rankScores(column(() => random()))]

describe('scoreCandidates', () => {
  it('puts an interval around each value, and chance around 0', async () => {
    const { figures } = await scoreCandidates(candidates, outcome)
    for (const candidate of figures) {
      for (const figure of Object.values(candidate)) {
        expect(figure!.low).toBeLessThanOrEqual(figure!.high)
        expect(figure!.low).toBeLessThan(figure!.value + 0.05)
      }
    }
    expect(figures[0]!.gini!.low).toBeGreaterThan(0.5)
    expect(figures[1]!.gini!.low).toBeLessThan(0)
    expect(figures[1]!.gini!.high).toBeGreaterThan(0)
  })

  it('covers the truth about as often as it says', async () => {
    let covered = 0
    for (let shop = 0; shop < 60; shop++) {
      const chance = seededRandom(11, shop)
      const amounts = Float64Array.from({ length: 200 }, () => (chance() < 0.4 ? 0 : chance()))
      const scores = Float64Array.from({ length: 200 }, () => chance())
      const { figures } = await scoreCandidates([rankScores(scores)], outcomeOf(amounts, amounts), { resamples: 100 })
      const { low, high } = figures[0]!.auc!
      if (low <= 0.5 && high >= 0.5) covered++
    }
    expect(covered).toBeGreaterThanOrEqual(52)
  })

  it('pairs differences: none to itself, and clearly above chance', async () => {
    const { difference } = await scoreCandidates(candidates, outcome)
    expect(difference(0, 0, 'gini')).toEqual({ value: 0, low: 0, high: 0 })
    expect(difference(0, 1, 'gini')!.low).toBeGreaterThan(0)
  })

  it('repeats every bit with the same seed, and not with another', async () => {
    const once = await scoreCandidates(candidates, outcome, { seed: 3 })
    expect((await scoreCandidates(candidates, outcome, { seed: 3 })).figures).toEqual(once.figures)
    expect((await scoreCandidates(candidates, outcome, { seed: 4 })).figures).not.toEqual(once.figures)
  })

  it('draws a sample of many customers to the same intervals', async () => {
    const many = 60_000
    const amounts = Float64Array.from({ length: many }, () => (random() < 0.5 ? 0 : random()))
    const scores = [rankScores(amounts.map((amount) => amount + random()))]
    const { figures } = await scoreCandidates(scores, outcomeOf(amounts, amounts), { resamples: 60 })
    const { value, low, high } = figures[0]!.auc!
    // Hanley & McNeil (1982): the standard error of an AUC of about this size and half of customers active.
    const [q1, q2] = [value / (2 - value), (2 * value * value) / (1 + value)]
    const half = many / 2
    const error = Math.sqrt((value * (1 - value) + (half - 1) * (q1 + q2 - 2 * value * value)) / half / half)
    expect((high - low) / (2 * 1.96 * error)).toBeGreaterThan(0.6)
    expect((high - low) / (2 * 1.96 * error)).toBeLessThan(1.5)
  })

  it('gives null for what is not defined', async () => {
    const nobody = outcomeOf(new Float64Array(N), new Float64Array(N))
    const { figures } = await scoreCandidates(candidates, nobody, { resamples: 3 })
    expect(Object.values(figures[0]!)).toEqual(Array(7).fill(null))
  })
})
