import { describe, expect, it } from 'vitest'
import type { ComparisonView } from '../../../../src/api/comparison.ts'
import { comparedBasis, comparedTitle } from '../../../../src/dashboard/views/compare/compare-words.ts'
import { matrixShares } from '../../../../src/dashboard/views/compare/matrix-shares.ts'
import { sizeChanges } from '../../../../src/dashboard/views/compare/size-changes.ts'

const view: ComparisonView = {
  from: 'a',
  to: 'b',
  common: 4338,
  onlyFrom: 0,
  onlyTo: 12,
  moved: 1633,
  movedRevenue: 2_560_000,
  segmentsFrom: [],
  segmentsTo: [],
  matrix: [],
  settings: [],
  adjustedRandIndex: null,
}

describe('comparedTitle', () => {
  it('says who moved and with how much', () => {
    expect(comparedTitle(view, 'GBP')).toBe('1,633 customers (£2.56m) changed segment')
    expect(comparedTitle({ ...view, moved: 1, movedRevenue: null }, 'GBP')).toBe('1 customer changed segment')
    expect(comparedTitle({ ...view, moved: 0 }, 'GBP')).toBe('No customer changed segment')
    expect(comparedTitle({ ...view, common: 0 }, 'GBP')).toContain('no customer in common')
  })
})

describe('comparedBasis', () => {
  it('says whom the answer is about', () => {
    expect(comparedBasis(view)).toBe('That is 38% of the 4,338 customers that both runs have; 12 only in the later.')
    expect(comparedBasis({ ...view, common: 0, onlyFrom: 1 })).toContain(
      'The earlier has 1 customer, the later 12 customers',
    )
  })
})

describe('matrixShares', () => {
  it('divides by the row, and by nothing in empty rows', () => {
    expect(
      matrixShares([
        [3, 1],
        [0, 0],
      ]),
    ).toEqual({
      shares: [
        [0.75, 0.25],
        [null, null],
      ],
      rowTotals: [4, 0],
      columnTotals: [3, 1],
      total: 4,
    })
  })
})

describe('sizeChanges', () => {
  it('pairs segments by name, with new and gone ones', () => {
    const segment = (name: string, customers: number) => ({ slug: name, name, customers, revenue: null })
    const changes = sizeChanges([segment('Lost', 9), segment('Loyal', 5)], [segment('At risk', 4), segment('Loyal', 7)])
    expect(changes.map(({ name, now, before }) => [name, now?.customers, before?.customers])).toEqual([
      ['At risk', 4, undefined],
      ['Loyal', 7, 5],
      ['Lost', undefined, 9],
    ])
  })
})
