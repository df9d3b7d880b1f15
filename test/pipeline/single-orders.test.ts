import { describe, expect, it } from 'vitest'
import { checkFiles } from '../check-files.ts'

const log = (customers: number, idOf: (row: number) => number, rows = customers): string =>
  `id,guest_email,order_id,date,amount\n${Array.from({ length: rows }, (_, i) => `${idOf(i)},g${idOf(i)}@example.com,${i},2024-01-${10 + (i % 9)},${20 + i}\n`).join('')}`

describe('singleOrders', () => {
  it('tells that nobody ordered twice, and which column may be no customer', async () => {
    const { findings } = await checkFiles([log(20, (i) => i).replace('guest_email', 'user_id')], {
      columns: { customerId: 'id' },
    })
    expect(findings).toMatchObject([{ code: 'single-orders', severity: 'serious', count: 20 }])
    expect(findings[0]!.message).toMatch(
      /^none of the 20 customers ordered twice.*column id may hold an id of the order.*--columns customerId=NAME \(candidates: user_id\)$/,
    )
  })

  it('names no candidates where there are none', async () => {
    const { findings } = await checkFiles([log(20, (i) => i)])
    expect(findings[0]!.message).toMatch(/--columns customerId=NAME$/)
  })

  it('is silent where one customer came back, and where there are few', async () => {
    expect((await checkFiles([log(20, (i) => i % 20, 21)])).findings).toEqual([])
    expect((await checkFiles([log(19, (i) => i)])).findings).toEqual([])
  })

  it('leaves it to blank customers where they outnumber the others', async () => {
    const blanks = (count: number): string => ',,,2024-01-10,5\n'.repeat(count)
    const codes = async (text: string): Promise<string[]> => (await checkFiles([text])).findings.map(({ code }) => code)
    expect(await codes(log(20, (i) => i) + blanks(20))).toContain('single-orders')
    expect(await codes(log(20, (i) => i) + blanks(21))).toEqual(['missing-customer'])
  })
})
