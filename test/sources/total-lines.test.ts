import { describe, expect, it } from 'vitest'
import { checkFiles } from '../check-files.ts'

const HEADER = 'customer,order,date,type,quantity,amount\n'
const ORDERS = `A,1,2024-01-01,item,1,5.00\nB,2,2024-01-02,item,2,7.00\nA,3,2024-01-03,item,1,4.00\n`

describe('setAsideTotals', () => {
  it.each([
    ['no customer', ',,,Total,,16.00\n'],
    ['the word in the place of the customer', 'Grand total,,2024-01-03,,4,16.00\n'],
    ['a customer and no date', 'B,,,Summe,4,16.00\n'],
  ])('sets a line with %s aside', async (_, line) => {
    const result = await checkFiles([HEADER + ORDERS + line])
    expect(result).toMatchObject({ revenue: '16', rows: { read: 4, kept: 3, rejected: { 'malformed-row': 1 } } })
    expect(result.findings.filter(({ code }) => code === 'total-lines')).toMatchObject([
      {
        count: 1,
        message: expect.stringMatching(/^the last line of part-0\.csv adds up the others \(.*\) and was set/),
      },
    ])
  })

  it('keeps the total of an order with a customer, a date and an amount of its own', async () => {
    const result = await checkFiles([`${HEADER + ORDERS}A,3,2024-01-03,total,,4.00\n`])
    expect(result).toMatchObject({ revenue: '20', rows: { read: 4, kept: 4, rejected: {} } })
    expect(result.findings.map(({ code }) => code)).not.toContain('total-lines')
  })
})
