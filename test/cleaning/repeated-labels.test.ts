import { describe, expect, it } from 'vitest'
import { checkFiles } from '../check-files.ts'

const HEADER = 'customer,date,order,amount\n'
const CUSTOMERS = 12
const ORDERS = 3

/** The orders of each customer below another, by date; `idOf` writes the customer of an order. */
const outline = (idOf: (customer: number, order: number) => string): string[] =>
  Array.from({ length: CUSTOMERS * ORDERS }, (_, row) => {
    const [customer, order] = [Math.floor(row / ORDERS), row % ORDERS]
    return `${idOf(customer, order)},2024-0${1 + order}-${10 + customer},${row},10\n`
  })
const once = (customer: number, order: number): string => (order === 0 ? `c${customer}` : '')
const byDate = (rows: readonly string[]): string[] =>
  rows.toSorted((a, b) => (a.split(',')[1]! < b.split(',')[1]! ? -1 : 1))

async function said(rows: readonly string[], total = ''): Promise<string | undefined> {
  const { findings } = await checkFiles([HEADER + rows.join('') + total])
  return findings.find(({ code }) => code === 'missing-customer')?.message
}

describe('namesOnceAboveBlanks', () => {
  it('takes labels that stand once above blanks for those of a pivot table', async () => {
    expect(await said(outline(once))).toMatch(
      /^24 rows \(66\.7%\) carry no customer id and hold 240 of sales, 66\.7% of all; each customer is named once.*repeat all item labels, or fill customer down/,
    )
  })

  it('leaves the total below the table out of all sales', async () => {
    expect(await said(outline(once), 'Grand Total,,,360\n')).toContain('hold 240 of sales, 66.7% of all')
  })

  it('takes them for guest orders in the order of dates, where customers come again, and under a blank first row', async () => {
    const guests = /they are in no segment, and if they are guest orders/
    expect(await said(byDate(outline(once)))).toMatch(guests)
    expect(await said(outline((customer, order) => (order === 2 ? '' : `c${customer}`)))).toMatch(guests)
    expect(await said(outline((customer, order) => (order === 2 ? `c${customer}` : '')))).toMatch(guests)
  })
})
