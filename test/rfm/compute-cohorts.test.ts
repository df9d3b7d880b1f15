import { describe, expect, it } from 'vitest'
import { calendarSteps } from '../../src/base/calendar-steps.ts'
import { seededRandom } from '../../src/numeric/random.ts'
import { computeCohorts } from '../../src/rfm/compute-cohorts.ts'
import { openStore } from '../../src/store/store.ts'

const random = seededRandom(5)
const orders = Array.from({ length: 600 }, () => {
  const month = Math.floor(random() ** 2 * 150)
  const date = `${2010 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-17`
  return { customer: `c${Math.floor(random() * 80)}`, date, isOrder: random() < 0.9 }
})

describe('computeCohorts', () => {
  // 150 months are more than the bits of one number.
  it.each([
    { unit: 'month', until: '2022-06-30' },
    { unit: 'quarter', until: '2022-06-30' },
    { unit: 'month', until: '2013-03-16' },
  ] as const)('is what sets of customers say, by $unit until $until', async ({ unit, until }) => {
    const before = `${until.slice(0, 8)}${String(Number(until.slice(8)) + (until.endsWith('30') ? 0 : 1)).padStart(2, '0')}`
    await using store = await openStore(':memory:', { threads: 1 })
    const values = orders.map(
      ({ customer, date, isOrder }) => `('${customer}', TIMESTAMP '${date} 09:30:00', ${isOrder})`,
    )
    await store.run(
      `CREATE TABLE order_groups AS SELECT * FROM (VALUES ${values.join(', ')}) AS t(customer, first_at, is_order)`,
    )
    const steps = calendarSteps('2010-01-17', until, until, unit)
    const start = steps[0]!.start
    const stepOf = (date: string): number => steps.findLastIndex((step) => step.start <= date)
    const bought = orders.filter(({ isOrder, date }) => isOrder && date < before)
    const first = new Map<string, number>()
    for (const { customer, date } of bought) {
      first.set(customer, Math.min(first.get(customer) ?? Number.POSITIVE_INFINITY, stepOf(date)))
    }
    const expected = steps.map((_, i) =>
      steps.slice(i).map((_, age) => {
        const there = bought.filter(({ customer, date }) => first.get(customer) === i && stepOf(date) === i + age)
        return new Set(there.map(({ customer }) => customer)).size
      }),
    )
    expect(await computeCohorts(store, { unit, start, count: steps.length, before })).toEqual(expected)
  })
})
