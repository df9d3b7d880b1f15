import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseOf, cellSums, FIGURES, type FigureName, figuresOf, sumByCell } from '../../src/evidence/figures.ts'
import { outcomeOf } from '../../src/evidence/outcome.ts'
import { type RankedCells, rankScores, rankSegments } from '../../src/evidence/ranked-cells.ts'
import { explainedShare } from '../../src/profiles/explained-share.ts'

function figures(ranked: RankedCells, spend: number[], weights?: Uint8Array): Record<FigureName, number> {
  const paid = Float64Array.from(spend)
  const outcome = outcomeOf(paid, paid)
  const base = baseOf(rankScores(outcome.spend), outcome, weights)
  const sums = cellSums(ranked.cells)
  sumByCell(ranked, outcome, weights, sums)
  const into = new Float64Array(FIGURES.length)
  figuresOf(sums, ranked.cells, base, into, 0)
  return Object.fromEntries(FIGURES.map((name, i) => [name, into[i]!])) as Record<FigureName, number>
}

/** The mean over pairs of customers of who holds more where the score is higher: the Gini as a covariance. */
function giniByPairs(scores: number[], spend: number[]): number {
  let above = 0
  for (const [i, a] of scores.entries())
    for (const [j, b] of scores.entries()) above += Math.sign(a - b) * (spend[i]! - spend[j]!)
  return above
}

function aucByPairs(scores: number[], spend: number[]): number {
  let wins = 0
  let pairs = 0
  for (const [i, a] of scores.entries()) {
    for (const [j, b] of scores.entries()) {
      if (!(spend[i]! > 0 && spend[j]! === 0)) continue
      pairs++
      wins += a > b ? 1 : a === b ? 0.5 : 0
    }
  }
  return wins / pairs
}

const customers = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 9 })), {
  minLength: 3,
  maxLength: 30,
})

describe('figuresOf', () => {
  it('works out four customers by hand', () => {
    // Shares of spend, best first: 6/8, 2/8, 0, 0. Perfect Gini 2 (1/4 3/8 + 1/4 7/8 + 1/2 1) - 1 = 5/8.
    const found = figures(rankScores(Float64Array.of(4, 3, 2, 1)), [2, 6, 0, 0])
    expect(found.gini).toBeCloseTo((2 * (1 / 8 / 4 + 5 / 8 / 4 + 1 / 2) - 1) / (5 / 8), 12)
    expect(found.capture).toBeCloseTo((0.8 * 2) / 8, 12)
    expect(found.auc).toBe(1)
  })

  it('is 1 for the perfect order, 0 for one cell and negative upside down', () => {
    const spend = [5, 0, 3, 9, 0, 1]
    expect(figures(rankScores(Float64Array.from(spend)), spend).gini).toBeCloseTo(1, 12)
    expect(figures(rankScores(new Float64Array(6)), spend).gini).toBeCloseTo(0, 12)
    expect(figures(rankScores(Float64Array.from(spend, (s) => -s)), spend).gini).toBeCloseTo(-1, 12)
  })

  it('agrees with pairs of customers and with the share of variance between groups', () => {
    fc.assert(
      fc.property(customers, (rows) => {
        const scores = rows.map(([score]) => score)
        const spend = rows.map(([, amount]) => amount)
        const found = figures(rankScores(Float64Array.from(scores)), spend)
        const perfect = giniByPairs(spend, spend)
        if (perfect > 0) expect(found.gini).toBeCloseTo(giniByPairs(scores, spend) / perfect, 9)
        const auc = aucByPairs(scores, spend)
        if (Number.isNaN(auc)) expect(found.auc).toBeNaN()
        else expect(found.auc).toBeCloseTo(auc, 9)
        const labels = Int32Array.from(scores)
        const share = explainedShare(labels, Float64Array.from(spend, Math.log1p))
        if (share !== null) expect(found.explainedLog).toBeCloseTo(share, 9)
      }),
    )
  })

  it('takes a weight for so many customers', () => {
    fc.assert(
      fc.property(customers, fc.infiniteStream(fc.integer({ min: 0, max: 3 })), (rows, stream) => {
        const weights = Uint8Array.from(rows, () => stream.next().value!)
        const repeated = rows.flatMap((row, i) => Array<typeof row>(weights[i]!).fill(row))
        if (repeated.length === 0) return
        const cellOf = (kept: typeof rows) => ({ cellOf: Int32Array.from(kept, ([score]) => 4 - score), cells: 5 })
        const all = figures(
          cellOf(rows),
          rows.map(([, amount]) => amount),
          weights,
        )
        const again = figures(
          cellOf(repeated),
          repeated.map(([, amount]) => amount),
        )
        // The 99th percentile is taken before the draw.
        for (const name of FIGURES.filter((figure) => figure !== 'explainedWinsorised')) {
          if (Number.isNaN(again[name])) expect(all[name], name).toBeNaN()
          else expect(all[name], name).toBeCloseTo(again[name], 9)
        }
      }),
    )
  })

  it('is not defined where nobody bought', () => {
    const found = figures(rankScores(Float64Array.of(2, 1)), [0, 0])
    for (const name of FIGURES) expect(found[name], name).toBeNaN()
  })
})

describe('rankSegments', () => {
  it('puts the segment of the highest mean worth first and leaves empty ones out', () => {
    const { cellOf, cells, segments } = rankSegments(Int32Array.of(0, 2, 2, 3), 4, Float64Array.of(5, 1, 8, 9))
    expect([...cellOf]).toEqual([1, 2, 2, 0])
    expect([cells, segments]).toEqual([3, [3, 0, 2]])
  })
})
