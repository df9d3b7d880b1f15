import { describe, expect, it } from 'vitest'
import { foldedId } from '../../src/sources/customer-ids.ts'
import { quoteText } from '../../src/store/sql.ts'
import { openStore } from '../../src/store/store.ts'
import { checkFiles } from '../check-files.ts'

const HEADER = 'customer_id,date,product,quantity,unit_price\n'
/** Five spellings of two people, and two others. */
const LOG = `${HEADER}C123,2024-01-01,x,1,10
"c123 ",2024-01-02,x,1,20
00456,2024-01-03,x,1,5
456,2024-01-04,x,1,6
456.0,2024-01-05,x,1,7
789,2024-01-06,x,1,8
K-007,2024-01-07,x,1,9
`

describe('foldedId', () => {
  it.each([
    [' C123\u00a0', 'c123'],
    ['00123', '123'],
    ['123.00', '123'],
    ['000', '0'],
    ['0.0', '0'],
    ['K-007', 'k-007'],
    ['1.5', '1.5'],
    ['12.0.0', '12.0.0'],
  ])('makes %j to %j', async (id, folded) => {
    await using store = await openStore(':memory:', { threads: 1 })
    expect((await store.row<{ id: string }>(`SELECT ${foldedId(quoteText(id))} AS id`)).id).toBe(folded)
  })
})

describe('--ids', () => {
  it('leaves spellings apart, and says how many there are', async () => {
    const { customers, findings } = await checkFiles([LOG])
    expect(customers).toBe(7)
    expect(findings).toEqual([
      {
        code: 'id-variants',
        severity: 'warning',
        count: 5,
        example: '"00456" and "456.0"',
        customers: ['00456', '456.0'],
        message:
          '5 customers, with 48 of revenue, have ids that differ in nothing but case, blanks, leading zeros or a trailing .0, such as "00456" and "456.0"; they count as 5, and are 2 if these are the same people: merge them with --ids fold',
      },
    ])
  })

  it('merges what it is asked to, and no more', async () => {
    const folded = await checkFiles([LOG], { ids: 'fold' })
    expect(folded).toMatchObject({ customers: 4, orders: 7, revenue: '65', findings: [] })
    const trimmed = await checkFiles([LOG.replace('C123', 'c123')], { ids: 'trim' })
    expect(trimmed).toMatchObject({ customers: 6, findings: [{ code: 'id-variants', count: 3 }] })
    const blanks = await checkFiles([`${HEADER}a,2024-01-01,x,1,1\n"a ",2024-01-01,x,1,1\n`])
    expect(blanks.findings[0]!.message).toMatch(/nothing but blanks.*--ids trim$/)
  })

  it('pairs a return with the sale of another spelling', async () => {
    const log = `${LOG}c123,2024-01-08,x,-1,10\n`
    const { revenue, findings } = await checkFiles([log], { ids: 'fold', refunds: 'match' })
    expect(revenue).toBe('55')
    expect(findings).toEqual([])
  })

  it('is silent where every id is a decimal, and where ids differ', async () => {
    const log = `${HEADER}1.0,2024-01-01,x,1,1\n2.0,2024-01-01,x,1,1\n`
    expect((await checkFiles([log])).findings.map(({ code }) => code)).toEqual(['decimal-ids'])
  })
})
