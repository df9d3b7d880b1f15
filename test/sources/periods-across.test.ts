import { describe, expect, it } from 'vitest'
import { SourceError } from '../../src/base/errors.ts'
import { guessRoles } from '../../src/sources/guess-roles.ts'
import { refusePeriodsAcross } from '../../src/sources/periods-across.ts'

describe('refusePeriodsAcross', () => {
  it.each([
    ['2023-01', '2023-02', '2023-03'],
    ['Q1 2023', 'Q2 2023', '2023 Q3'],
    ['Jan', 'Februar', 'märz'],
    ['Jan 23', "Feb '23", 'Mar-2023'],
    ['01/2023', '02/2023', '2024'],
  ])('refuses %s, %s, %s', (...periods) => {
    const refused = () => refusePeriodsAcross(['Row Labels', ...periods])
    expect(refused).toThrow(SourceError)
    expect(refused).toThrow(
      `the table has 3 periods for columns (${periods.join(', ')}), so that its cells are sums and no order can be told; export`,
    )
  })

  it('takes fewer, and words that begin like a month', () => {
    expect(() => refusePeriodsAcross(['customer', '2023-01', '2023-02'])).not.toThrow()
    expect(() => refusePeriodsAcross(['market', 'mail', 'margin', 'decision', 'junction', 'c0', '12'])).not.toThrow()
  })

  it('comes before the question which column is the customer, and not where there is a date', () => {
    const columns = (...names: string[]) => names.map((name) => ({ name, values: [] }))
    const periods = ['2023-01', '2023-02', '2023-03', '2023-04']
    expect(() => guessRoles(columns('Row Labels', ...periods), {})).toThrow('(2023-01, 2023-02, 2023-03, …)')
    expect(guessRoles(columns('customer', 'date', 'amount', ...periods), {}).orderedAt).toBe('date')
  })
})
