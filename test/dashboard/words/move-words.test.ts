import { describe, expect, it } from 'vitest'
import type { ComparisonView } from '../../../src/api/comparison.ts'
import { moveWords } from '../../../src/dashboard/words/move-words.ts'

const money = (amount: number | null): string => `£${amount}`
const segment = (name: string) => ({ slug: name.toLowerCase(), name, customers: 0, revenue: null })
const comparison: ComparisonView = {
  from: 'a',
  to: 'b',
  common: 100,
  onlyFrom: 0,
  onlyTo: 0,
  moved: 33,
  movedRevenue: 1200,
  segmentsFrom: [segment('Loyal'), segment('Lost')],
  segmentsTo: [segment('Loyal'), segment('At risk'), segment('Lost')],
  matrix: [
    [40, 20, 1],
    [2, 10, 27],
  ],
  settings: [],
  adjustedRandIndex: null,
}

describe('moveWords', () => {
  it('names the segment that took most, and from where', () => {
    expect(moveWords(comparison, money)).toBe(
      '33 customers (£1200) changed segment. 20 of At risk were in Loyal before, 10 in Lost.',
    )
  })

  it('leaves out money that is not known, and a matrix that is not there', () => {
    expect(moveWords({ ...comparison, movedRevenue: null, matrix: [], moved: 1 }, money)).toBe(
      '1 customer changed segment.',
    )
  })

  it('says so when nobody moved or nobody is in both', () => {
    expect(moveWords({ ...comparison, moved: 0 }, money)).toBe('No customer changed segment.')
    expect(moveWords({ ...comparison, common: 0 }, money)).toBe('The two runs have no customer in common.')
  })
})
