import { describe, expect, it } from 'vitest'
import { checkFiles } from '../check-files.ts'

const HEADER = 'customer_id,order_id,date,amount\n'
const shop = [
  ...Array.from({ length: 80 }, (_, i) => `c${i},${i},2024-01-${10 + (i % 9)},${20 + i}`),
  'c0,80,2024-01-12,20',
]
const text = (...rows: string[]): string => `${HEADER}${[...shop, ...rows].join('\n')}\n`
const codes = (findings: readonly { code: string }[]): string[] => findings.map(({ code }) => code)

describe('largeCustomers', () => {
  it('tells customers far beyond the rest, their share, and what to do', async () => {
    const { findings } = await checkFiles([text('big,900,2024-01-05,90000')])
    expect(findings).toEqual([
      {
        code: 'large-customers',
        severity: 'info',
        count: 1,
        message:
          '1 of 81 customers (1.2%) spent 90,000 or more, far beyond the rest, and hold 95.0% of revenue; if they are wholesale, look after them by name, segment the others with --exclude or --where, or clip them with --winsorise 0.02',
      },
    ])
  })

  it('is silent where nobody is, and where they hold little', async () => {
    expect((await checkFiles([text()])).findings).toEqual([])
    expect((await checkFiles([text('c1,901,2024-01-05,300')])).findings).toEqual([])
  })
})

describe('cancelledOrders', () => {
  const undone = text(
    'w,900,2024-01-05,5000',
    'w,C901,2024-01-06,-5000',
    'v,902,2024-01-07,600',
    'v,C903,2024-01-09,-500',
  )

  it.each([
    ['net', 'as orders, though not as revenue'],
    ['drop', 'as orders and as revenue'],
  ] as const)('names large orders that came back in full under %s', async (refunds, counts) => {
    const { findings } = await checkFiles([undone], { refunds })
    const found = findings.find(({ code }) => code === 'cancelled-orders')!
    expect(found).toMatchObject({ severity: 'warning', count: 1, customers: ['w'], example: 'w' })
    expect(found.message).toContain(
      `5,000 of customer "w" on 2024-01-05; they count ${counts}, so call nobody for them`,
    )
  })

  it('is silent under match, and where a return came before, from others, or in part', async () => {
    expect(codes((await checkFiles([undone], { refunds: 'match' })).findings)).not.toContain('cancelled-orders')
    const other = text(
      'w,900,2024-01-05,5000',
      'v,C901,2024-01-06,-5000',
      'u,C902,2024-01-04,-700',
      'u,903,2024-01-05,700',
    )
    expect(codes((await checkFiles([other])).findings)).not.toContain('cancelled-orders')
  })
})
