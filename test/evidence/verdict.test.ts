import { describe, expect, it } from 'vitest'
import type { CandidateFigures, Estimate } from '../../src/evidence/score-candidates.ts'
import { type JudgedCandidate, verdict } from '../../src/evidence/verdict.ts'

const near = (value: number, width = 0.1): Estimate => ({ value, low: value - width, high: value + width })

function candidate(name: string, k: number | null, gini: number, against: number, equal: number): JudgedCandidate {
  const figures = { gini: near(gini), capture: near(gini / 2) } as CandidateFigures
  const atCut = { figures, againstSpend: near(against), againstEqualK: k === null ? null : near(equal) }
  return { name, k, largeEnough: true, plain: k === null, atCuts: [atCut, atCut] }
}

const WORDS = { baseline: 'past spend', model: 'lifetime value', money: true }
const spend = candidate('past spend', null, 0.6, 0, 0)
const clusters = candidate('k-means 5', 5, 0.55, -0.05, 0.2)
const rules = candidate('map house', 11, 0.5, -0.1, -0.3)

describe('verdict', () => {
  it('says in three sentences that no segmentation beats the order by spend', () => {
    const said = verdict([spend, clusters, rules], WORDS)
    expect(said).toEqual([
      'Of 3 ways to tell customers apart, past spend ranks what they do next best (Gini 0.60 of 1): its first fifth of customers held 30% of the next spend; last among segmentations is map house (0.50).',
      'No segmentation beats simply sorting customers by past spend (Gini 0.60; the best of them, k-means 5, has 0.55): use segments to decide what to say, and the order by spend to decide whom to serve first.',
      'Held against past spend cut into as many groups, clearly better: k-means 5; clearly worse: map house; the other 0 of 2 cannot be told from it.',
    ])
  })

  it('names what beats it beyond chance at every cut, and nothing that does so at one', () => {
    const better = candidate('k-means 9', 9, 0.8, 0.2, 0.2)
    expect(verdict([spend, better], { ...WORDS, money: false })[1]).toBe(
      'Beyond chance, and at every cut, k-means 9 beats simply sorting by past orders (Gini 0.60).',
    )
    const once = { ...better, atCuts: [better.atCuts[0]!, clusters.atCuts[0]!] }
    expect(verdict([spend, once], WORDS)[1]).toMatch(/^No segmentation/)
  })

  it('serves by lifetime value where that is better beyond chance, and says so where it is not', () => {
    const clear = candidate('lifetime value', null, 0.7, 0.15, 0)
    const [best, order] = verdict([spend, clusters, clear], WORDS)
    expect(best).toMatch(
      /^A lifetime-value model ranks next spend best of 3 ways to tell customers apart \(Gini 0.70 of 1\)/,
    )
    expect(order).toContain(
      'and the order by lifetime value (0.70, better than past spend beyond chance) to decide whom',
    )
    const unclear = candidate('lifetime value', null, 0.65, 0.05, 0)
    expect(verdict([spend, clusters, unclear], WORDS)[1]).toContain(
      'and the order by spend, or by lifetime value (0.65, not better beyond chance), to decide whom',
    )
    const worse = candidate('lifetime value', null, 0.5, -0.1, 0)
    expect(verdict([spend, clusters, worse], WORDS)[1]).toContain('and the order by spend to decide whom')
    expect(verdict([spend, candidate('k-means 9', 9, 0.8, 0.2, 0.2), clear], WORDS)[1]).toMatch(
      /; so does lifetime value \(0.70\)\.$/,
    )
  })

  it('says so when nothing could be scored', () => {
    expect(verdict([], WORDS)).toHaveLength(1)
  })
})
