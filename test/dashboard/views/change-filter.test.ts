import { describe, expect, it } from 'vitest'
import type { CustomerFilter } from '../../../src/api/customers.ts'
import { changeFilter, changeRange, isEveryone } from '../../../src/dashboard/views/change-filter.ts'

const filter: CustomerFilter = {
  segment: ['at-risk', 'lost'],
  rule: ['Champions'],
  q: '178',
  ranges: { recency: { from: 30, to: 90 }, revenue: { from: 1000, to: null } },
  polygon: {
    x: 'recency',
    y: 'revenue',
    corners: [
      [12, 300],
      [90, 300],
      [90, 2000],
    ],
  },
}

describe('changeFilter', () => {
  it('takes one part away and leaves the others', () => {
    expect(changeFilter(filter, { polygon: undefined, q: '' })).toEqual({
      segment: filter.segment,
      rule: filter.rule,
      ranges: filter.ranges,
    })
    expect(isEveryone(changeFilter({ segment: ['lost'] }, { segment: [] }))).toBe(true)
  })
})

describe('changeRange', () => {
  it('takes a range away when both of its ends are open', () => {
    const one = changeRange({ q: '1' }, 'orders', { from: 2, to: null })
    expect(one).toEqual({ q: '1', ranges: { orders: { from: 2, to: null } } })
    expect(changeRange(one, 'orders', { from: null, to: null })).toEqual({ q: '1' })
  })
})
