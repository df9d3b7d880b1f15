import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/base/calendar.ts'
import { OptionError } from '../../src/base/errors.ts'
import type { RefundPolicy } from '../../src/cleaning/clean-options.ts'
import { cleanTransactions } from '../../src/cleaning/clean-transactions.ts'
import { randomInt, seededRandom } from '../../src/numeric/random.ts'
import { computeRfm } from '../../src/rfm/compute-rfm.ts'
import { EXTRA_MEASURES, type ExtraMeasure } from '../../src/rfm/extra-measures.ts'
import { checkNeededRoles, needsRole } from '../../src/rfm/needed-roles.ts'
import { readTransactions } from '../../src/sources/read-transactions.ts'
import { openStore } from '../../src/store/store.ts'
import { extraMeasuresTwin, type Row, toCsv } from './extra-measures-twin.ts'

const AS_OF_DAY = 400
const dayOf = (day: number): string => addDays('2024-01-01', day)

type Measured = Record<string, Partial<Record<ExtraMeasure, number>>>

interface Counting {
  readonly refunds?: RefundPolicy
  readonly before?: string
  readonly from?: string
  readonly threads?: number
  readonly measures?: readonly ExtraMeasure[]
}

/** The extra measures of every customer, by id in the order of the run. */
async function measure(csv: string, counting: Counting = {}): Promise<Measured> {
  const { refunds = 'net', before, from, threads = 2, measures = EXTRA_MEASURES } = counting
  const folder = mkdtempSync(join(tmpdir(), 'clientele-test-'))
  await using store = await openStore(':memory:', { threads })
  try {
    const path = join(folder, 'log.csv')
    writeFileSync(path, csv)
    const transactions = await readTransactions(
      store,
      [path],
      { readGroups: ['category', 'channel'], dateFormat: '%Y-%m-%d' },
      { workFolder: folder },
    )
    const { hasAmounts } = await cleanTransactions(store, transactions, { asOf: dayOf(AS_OF_DAY), refunds })
    const { n, extras } = await computeRfm(store, {
      ...{ table: 'customers', asOf: before ?? dayOf(AS_OF_DAY), hasAmounts, extras: measures },
      ...(before !== undefined && { before }),
      ...(from !== undefined && { from }),
    })
    const ids = await store.rows<{ id: string }>('SELECT customer_id AS id FROM customers ORDER BY rowid')
    expect(ids).toHaveLength(n)
    const names = Object.keys(extras ?? {}) as ExtraMeasure[]
    return Object.fromEntries(
      ids.map(({ id }, i) => [id, Object.fromEntries(names.map((name) => [name, extras![name]![i]!]))]),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A made-up log with orders over several days, returns, gifts, and cells left empty. */
function randomLog(seed: number, size = 300): Row[] {
  const random = seededRandom(seed)
  const pick = (n: number): number => randomInt(random, n)
  return Array.from({ length: size }, (_, i) => {
    const order = pick(size / 2)
    const product = pick(12)
    const isReturn = pick(8) === 0
    return {
      customer: `c${1 + (order % 25)}`,
      order,
      day: ((order * 37) % 300) + pick(3),
      product: `p${product}`,
      category: pick(9) === 0 ? '' : `kind ${product % 4}`,
      channel: order % 3 === 0 ? 'web' : `shop ${i % 2}`,
      quantity: (isReturn ? -1 : 1) * (1 + pick(5)),
      price: pick(15) === 0 ? 0 : 100 * (1 + product) - 4 * pick(4) * (1 + product),
    }
  })
}

function expectSame(found: Measured, rows: readonly Row[], asOfDay: number): void {
  const twin = extraMeasuresTwin(rows, asOfDay)
  expect(Object.keys(found).sort()).toEqual([...twin.keys()].sort())
  for (const [id, expected] of twin) {
    for (const name of EXTRA_MEASURES) {
      if (Number.isNaN(expected[name])) expect(found[id]![name], `${name} of ${id}`).toBeNaN()
      else expect(found[id]![name], `${name} of ${id}`).toBeCloseTo(expected[name], 12)
    }
  }
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = seededRandom(seed)
  const keys = new Map(items.map((item) => [item, random()]))
  return items.toSorted((a, b) => keys.get(a)! - keys.get(b)!)
}

const row: Row = {
  ...{ customer: 'c1', order: 1, day: 0, product: 'p1', category: 'a', channel: 'web', quantity: 1, price: 1000 },
}

describe('computeRfm', () => {
  it('measures as plain loops over the rows do', async () => {
    for (const seed of [1, 2, 3, 4]) {
      const rows = randomLog(seed)
      expectSame(await measure(toCsv(rows)), rows, AS_OF_DAY)
    }
  }, 60_000)

  it('knows nothing of rows after a cut, not their prices either', async () => {
    const rows = randomLog(5)
    const ends = (order: number): number[] => rows.filter((line) => line.order === order).map(({ day }) => day)
    // An order that goes on after the cut is known in part there: such orders are left out.
    const earlier = rows.filter(({ order }) => Math.max(...ends(order)) < 150)
    const later = rows.filter(({ order }) => Math.min(...ends(order)) >= 150)
    expect([earlier.length, later.length].every((length) => length > 100)).toBe(true)
    const found = await measure(toCsv([...earlier, ...later]), { before: dayOf(150) })
    expectSame(found, earlier, 150)
  })

  it('counts from the first day of a window on', async () => {
    const rows = randomLog(8).map((line) => ({ ...line, day: (line.order * 37) % 300 }))
    const found = await measure(toCsv(rows), { from: dayOf(100) })
    expectSame(
      found,
      rows.filter(({ day }) => day >= 100),
      AS_OF_DAY,
    )
  })

  it('gives the same for any order of the rows and any number of threads', async () => {
    const rows = randomLog(6)
    const once = await measure(toCsv(rows))
    expect(await measure(toCsv(shuffled(rows, 9)), { threads: 1 })).toEqual(once)
    expect(Object.keys(once)).toHaveLength(25)
  })

  it('keeps shares and days where money is in another unit', async () => {
    const rows = randomLog(7)
    const dearer = rows.map((line) => ({ ...line, price: 7 * line.price }))
    const [pounds, others] = [await measure(toCsv(rows)), await measure(toCsv(dearer))]
    for (const [id, values] of Object.entries(pounds)) {
      for (const [name, value] of Object.entries(values)) {
        expect(others[id]![name as ExtraMeasure]).toBeCloseTo(value, 12)
      }
    }
  })

  it('keeps shares within 0 and 1, and days and counts at 0 or more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
        for (const values of Object.values(await measure(toCsv(randomLog(seed, 60))))) {
          for (const [name, value] of Object.entries(values)) {
            if (Number.isNaN(value)) continue
            expect(value).toBeGreaterThanOrEqual(0)
            if (/Share|Rate/.test(name)) expect(value).toBeLessThanOrEqual(1)
          }
        }
      }),
      { numRuns: 8 },
    )
  }, 60_000)

  it('counts what came back alike under every policy on refunds', async () => {
    const csv = toCsv([
      { ...row, quantity: 4 },
      { ...row, order: 2, day: 3, quantity: -1 },
      { ...row, customer: 'c2', order: 3 },
      { ...row, customer: 'c3', order: 4, quantity: 2 },
      { ...row, customer: 'c3', order: 5, day: 9, quantity: 1, product: 'p2' },
      { ...row, customer: 'c3', order: 6, day: 10, quantity: -2 },
    ])
    for (const refunds of ['net', 'drop', 'match'] as const) {
      const found = await measure(csv, { refunds, measures: ['returnRate'] })
      const rates = Object.fromEntries(Object.entries(found).map(([id, values]) => [id, values.returnRate]))
      expect(rates).toEqual({ c1: 0.25, c2: 0, c3: 2 / 3 })
    }
  })

  it('takes units that a paired return took away out of the basket', async () => {
    const csv = toCsv([
      { ...row, quantity: 4 },
      { ...row, order: 2, day: 3, quantity: -1 },
    ])
    const units = async (refunds: RefundPolicy) => (await measure(csv, { refunds, measures: ['basketSize'] }))['c1']
    expect(await units('net')).toEqual({ basketSize: 4 })
    expect(await units('match')).toEqual({ basketSize: 3 })
  })

  it('calls a price reduced from five percent below the median on', async () => {
    const prices = [1000, 1000, 951, 950, 0, 1000]
    const rows = prices.map((price, i) => ({ ...row, customer: `c${i}`, order: i, price }))
    const found = await measure(toCsv(rows), { measures: ['discountShare'] })
    expect(
      Object.entries(found)
        .sort()
        .map(([, { discountShare }]) => discountShare),
    ).toEqual([...[0, 0, 0, 1, Number.NaN, 0]])
  })

  it('measures nothing that was not asked for', async () => {
    const csv = toCsv([row])
    expect(await measure(csv, { measures: [] })).toEqual({ c1: {} })
    expect(await measure(csv, { measures: ['breadth'] })).toEqual({ c1: { breadth: 1 } })
  })

  it('takes the gaps of others along for what is overdue', async () => {
    const found = await measure(toCsv([row, { ...row, order: 2, day: 10 }]), { measures: ['overdue'] })
    expect(found).toEqual({ c1: { overdue: 380, interpurchase: 10 } })
  })
})

describe('checkNeededRoles', () => {
  it('names the role that is missing and how to map it', () => {
    const roles = { customerId: 'c', orderedAt: 'd', product: 'p' }
    expect(() => checkNeededRoles(['breadth', 'interpurchase', 'overdue', 'regularity'], roles)).not.toThrow()
    expect(() => checkNeededRoles(['breadth', 'categoryShare'], roles)).toThrow(OptionError)
    expect(() => checkNeededRoles(['categoryShare'], roles)).toThrow(/--columns category=NAME/)
    expect(() => checkNeededRoles(['discountShare'], roles)).toThrow(/unitPrice=NAME/)
    expect(() => checkNeededRoles(['returnRate'], roles)).toThrow(/amount or unitPrice or quantity/)
    expect(() => checkNeededRoles(['returnRate'], { ...roles, quantity: 'q' })).not.toThrow()
  })
})

describe('needsRole', () => {
  it('is true where any measure looks at the role', () => {
    expect(needsRole(['interpurchase', 'discountShare'], 'product')).toBe(true)
    expect(needsRole(['interpurchase', 'categoryShare'], 'product')).toBe(false)
  })
})
