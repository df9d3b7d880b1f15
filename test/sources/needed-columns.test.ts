import { describe, expect, it } from 'vitest'
import { checkFiles } from '../check-files.ts'

const HEADER = 'customer_id,created_at,total\n'

describe('checkNeededColumns', () => {
  it('names the file that lacks the column of a role, and what it has', async () => {
    const orders = `${HEADER}A,2024-01-01,5\n`
    await expect(checkFiles([orders, 'exports\nof 2024\n'])).rejects.toThrow(
      'part-1.csv has no column customer_id, which is the customerId elsewhere; part-1.csv has exports: give',
    )
    const later = 'customer_id,order_date,total\nA,2024-02-01,5\n'
    await expect(checkFiles([orders, later, orders])).rejects.toThrow(
      'part-0.csv and 1 of the 3 files more have no column order_date, which is the orderedAt elsewhere; part-0.csv has customer_id, created_at, total',
    )
  })

  it('takes files that differ in other columns', async () => {
    const files = [`${HEADER}A,2024-01-01,5\n`, 'channel,total,created_at,customer_id\nweb,5,2024-02-01,A\n']
    expect(await checkFiles(files)).toMatchObject({ customers: 1, orders: 2, revenue: '10' })
  })
})
