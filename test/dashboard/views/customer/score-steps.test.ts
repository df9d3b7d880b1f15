import { describe, expect, it } from 'vitest'
import { certaintyWords } from '../../../../src/dashboard/views/customer/certainty-words.ts'
import { scoreSteps } from '../../../../src/dashboard/views/customer/score-steps.ts'
import type { ReportScoring } from '../../../../src/report/input/report-measures.ts'
import { customerRow } from '../customer-row.ts'

const scoring: ReportScoring[] = [
  { measure: 'Days since last order', unit: 'days', scores: edges([181, 374], [72, 180], [14, 71], [0, 13]) },
  { measure: 'Orders', unit: 'orders', scores: edges([1, 1], [2, 2], [3, 4], [5, 210]) },
  { measure: 'Revenue', unit: 'GBP', scores: edges([-5, 249.5], [250, 700], [700.5, 2000], [2000.01, 280_206.02]) },
]

function edges(...ranges: [number, number][]) {
  return ranges.map(([min, max], i) => ({ score: i + 1, min, max, customers: 10 }))
}

describe('scoreSteps', () => {
  it('says where a customer stands and what is missing to the next score', () => {
    const steps = scoreSteps(customerRow({ rfmCell: '132', orders: 3, revenue: '695.015' }), scoring, 'GBP')
    expect(steps.map(({ name, own, score, best }) => `${name}: ${own}, ${score} of ${best}`)).toEqual([
      'Last order: 302 days, 1 of 4',
      'Orders: 3 orders, 3 of 4',
      'Revenue: £695.01, 2 of 4',
    ])
    expect(steps[1]!.up).toBe('2 more orders make it 4.')
    expect(steps[2]!.up).toBe('£5.49 more makes it 3.')
    expect(steps[1]!.ranges.map(({ score, words, isOwn }) => [score, words, isOwn])).toEqual([
      [4, '5 to 210 orders', false],
      [3, '3 to 4 orders', true],
      [2, '2 orders', false],
      [1, '1 order', false],
    ])
  })

  it('has nothing above the best score', () => {
    expect(scoreSteps(customerRow({ rfmCell: '444' }), scoring, 'GBP').map(({ up }) => up)).toEqual([null, null, null])
  })

  it('reads codes of ten bins, and leaves revenue out where there are no amounts', () => {
    const two = scoreSteps(customerRow({ rfmCell: '1-4-4', revenue: null }), scoring.slice(0, 2), null)
    expect(two.map(({ score }) => score)).toEqual([1, 4])
  })

  it('promises nothing where cut-offs depend on the other scores', () => {
    const nested = [scoring[0]!, { ...scoring[1]!, scores: edges([1, 3], [2, 8], [3, 9], [4, 210]) }]
    expect(scoreSteps(customerRow({ rfmCell: '122', orders: 3 }), nested, null)[1]!.up).toBeNull()
  })
})

describe('certaintyWords', () => {
  it('says what the number means for the method', () => {
    expect(certaintyWords(0.92, 'k-means')).toBe('In 92% of the re-draws of all customers they are in this segment.')
    expect(certaintyWords(0.4, 'ward')).toContain('near a border')
    expect(certaintyWords(0.92, 'gmm')).toContain('probability of 0.92')
    expect(certaintyWords(null, 'dbscan')).toContain('not computed')
  })
})
