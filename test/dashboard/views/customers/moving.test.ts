import { describe, expect, it } from 'vitest'
import { moveRow } from '../../../../src/dashboard/views/customers/move-row.ts'
import { sortBy, sortingWords } from '../../../../src/dashboard/views/customers/sorting.ts'

describe('moveRow', () => {
  it.each([
    ['ArrowDown', null, 0],
    ['ArrowDown', 5, 6],
    ['ArrowDown', 99, 99],
    ['ArrowUp', 0, 0],
    ['PageDown', 5, 25],
    ['PageUp', 5, 0],
    ['Home', 50, 0],
    ['End', null, 99],
    ['x', 5, undefined],
  ] as const)('%s from %s leads to %s', (key, row, to) => {
    expect(moveRow(key, row, 100, 20)).toBe(to)
  })

  it('leads nowhere in an empty list', () => {
    expect(moveRow('End', null, 0, 20)).toBeUndefined()
  })
})

describe('sortBy', () => {
  it('turns round, or begins with what people look for', () => {
    expect(sortBy({ by: 'revenue', descending: true }, 'revenue')).toEqual({ by: 'revenue', descending: false })
    expect(sortBy({ by: 'revenue', descending: true }, 'recency')).toEqual({ by: 'recency', descending: false })
    expect(sortBy({ by: 'revenue', descending: true }, 'orders')).toEqual({ by: 'orders', descending: true })
  })
})

describe('sortingWords', () => {
  it('says what comes first', () => {
    expect(sortingWords({ by: 'revenue', descending: true })).toBe('revenue, highest first')
    expect(sortingWords({ by: 'recency', descending: false })).toBe('last order, latest first')
  })
})
