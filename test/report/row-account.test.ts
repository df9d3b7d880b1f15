import { describe, expect, it } from 'vitest'
import { rowAccount } from '../../src/report/row-account.ts'

describe('rowAccount', () => {
  it('gives rows and money by reason, most rows first', () => {
    const { reasons, priced } = rowAccount({
      read: 10,
      kept: 5,
      rejected: { duplicate: 1, cancelled: 3, 'malformed-row': 1 },
      rejectedMoney: { duplicate: 12.5, cancelled: -30 },
    })
    expect(reasons).toEqual([
      { reason: 'Cancelled', count: 3, money: -30 },
      { reason: 'Exact duplicate', count: 1, money: 12.5 },
      { reason: 'Row could not be read', count: 1, money: null },
    ])
    expect(priced).toBe(true)
  })

  it('speaks of no money where a result tells none', () => {
    expect(rowAccount({ read: 2, kept: 1, rejected: { cancelled: 1 } })).toMatchObject({
      priced: false,
      reasons: [{ money: null }],
    })
  })
})
