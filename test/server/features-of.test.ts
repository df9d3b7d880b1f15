import { describe, expect, it } from 'vitest'
import { FEATURES } from '../../src/features/feature-names.ts'
import { featuresOf } from '../../src/server/features-of.ts'

const columns = { customerId: 'c', orderedAt: 'd', amount: 'a' }

describe('featuresOf', () => {
  it('leaves out what needs a column that is not there', () => {
    expect(featuresOf({ columns, grain: 'transactions', revenue: 12 })).toEqual([
      ...['recency', 'frequency', 'monetary', 'averageOrderValue', 'tenure'],
      ...['interpurchase', 'regularity', 'overdue', 'returnRate'],
    ])
  })

  it('has every feature where every column is there', () => {
    const all = { ...columns, quantity: 'q', unitPrice: 'p', product: 's', category: 'g', channel: 'h' }
    const found = featuresOf({ columns: all, grain: 'transactions', revenue: 12 })
    expect(found.toSorted()).toEqual(FEATURES.toSorted())
  })

  it('knows only totals of a source of totals, and no money without amounts', () => {
    const totals = { customerId: 'c', recencyDays: 'r', orderCount: 'n' }
    expect(featuresOf({ columns: totals, grain: 'customers', revenue: null })).toEqual(['recency', 'frequency'])
  })
})
