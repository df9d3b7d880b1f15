import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OptionError } from '../../src/base/errors.ts'
import type { Feature } from '../../src/features/feature.ts'
import { randomInt, seededRandom } from '../../src/numeric/random.ts'
import { assign, readModel, writeAssignment } from '../../src/pipeline/assign.ts'
import { compareDates, compareRuns } from '../../src/pipeline/compare-dates.ts'
import { explain } from '../../src/pipeline/explain.ts'
import type { Run } from '../../src/pipeline/run.ts'
import { segment } from '../../src/pipeline/segment.ts'
import { openStore } from '../../src/store/store.ts'
import { lines } from '../temp-folder.ts'
import { segmentInto } from './demo-shop.ts'

const FEATURES: readonly Feature[] = ['recency', 'monetary', 'overdue', 'breadth', 'categoryShare', 'discountShare']
const folder = mkdtempSync(join(tmpdir(), 'clientele-test-'))
const source = join(folder, 'shop.csv')
const out = join(folder, 'out')
const cells = (name: string, from = out) => lines(readFileSync(join(from, name), 'utf8')).map((line) => line.split(','))

/** Rows of a shop with categories and reduced prices; every fourth customer bought once. */
function shopRows(): string[] {
  const random = seededRandom(11)
  return Array.from({ length: 240 }, (_, c) => c).flatMap((c) =>
    Array.from({ length: c % 4 === 0 ? 1 : 2 + randomInt(random, 5) }, (_, order) => order).flatMap((order) => {
      const day = new Date(Date.UTC(2024, 0, 1 + randomInt(random, 330))).toISOString().slice(0, 10)
      return Array.from({ length: 1 + randomInt(random, 4) }, () => {
        const product = randomInt(random, 15)
        const price = (10 + product) * (randomInt(random, 4) === 0 ? 0.8 : 1)
        return `k${c},${c}-${order},${day},p${product},kind ${product % 3},${1 + randomInt(random, 3)},${price.toFixed(2)}`
      })
    }),
  )
}

const header = 'customer,order_id,date,product,category,quantity,price'
const rows = shopRows()
let run: Run
beforeAll(async () => {
  writeFileSync(source, `${[header, ...rows].join('\n')}\n`)
  run = await segmentInto(out, { source, features: FEATURES, k: 4 })
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('segment', () => {
  it('clusters by further features, with a finding on those who have none', () => {
    expect(run.model.features.columns.map(({ feature }) => feature)).toEqual(FEATURES)
    const standIn = run.findings.find(({ code }) => code === 'stand-in')!
    expect(standIn.count).toBeGreaterThanOrEqual(60)
    const overdue = run.model.features.columns.find(({ feature }) => feature === 'overdue')!
    expect(overdue.standIn).toBeGreaterThan(0)
  })

  it('writes them behind all columns of the contract, empty where there is none', async () => {
    const [names, ...customers] = cells('customers.csv')
    expect(names!.slice(15)).toEqual(['confidence', 'overdue_days', 'breadth', 'category_share', 'discount_share'])
    const once = customers.filter((row) => row[4] === '1')
    expect(once.length).toBeGreaterThanOrEqual(60)
    expect(once.every((row) => row[16] === '' && row[18] !== '')).toBe(true)
    await using store = await openStore()
    const stored = await store.rows<Record<string, unknown>>(
      `SELECT customer_id, overdue_days, breadth FROM read_parquet('${join(out, 'customers.parquet')}')`,
    )
    expect(
      stored.map((row) =>
        Object.values(row)
          .map((value) => value ?? '')
          .map(String),
      ),
    ).toEqual(customers.map((row) => [row[0], row[16], row[17]]))
  })

  it('tells how they go together, and what each means', () => {
    const json = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'))
    const { names, correlations, standIns } = json.features
    expect(names).toEqual(FEATURES)
    const { matrix } = run.clustering
    let product = 0
    for (let i = 0; i < matrix.n; i++) product += matrix.data[i * matrix.d]! * matrix.data[i * matrix.d + 2]!
    // Columns are standardised, so their mean product is their correlation.
    expect(correlations[0][2]).toBeCloseTo(product / matrix.n, 5)
    expect(correlations[2][0]).toBe(correlations[0][2])
    expect(correlations[1][1]).toBe(1)
    expect(standIns.map(({ feature }: { feature: string }) => feature)).toEqual(['overdue'])
    expect(Object.keys(json.definitions)).toContain('Main category share')
  })

  it('gives the same bytes for shuffled rows in several files, and one thread', async () => {
    const random = seededRandom(3)
    const keyed = rows.map((row) => ({ row, key: random() })).sort((a, b) => a.key - b.key)
    const parts = [keyed.slice(0, 200), keyed.slice(200)].map((part, i) => {
      const path = join(folder, `part-${i}.csv`)
      writeFileSync(path, `${[header, ...part.map(({ row }) => row)].join('\n')}\n`)
      return path
    })
    await segmentInto(join(folder, 'parts'), { source: parts, features: FEATURES, k: 4 }, { threads: 1 })
    for (const name of ['customers.csv', 'segments.csv', 'model.json']) {
      expect(readFileSync(join(folder, 'parts', name), 'utf8')).toBe(readFileSync(join(out, name), 'utf8'))
    }
  }, 60_000)

  it('names the role that a feature lacks', async () => {
    await using store = await openStore()
    await expect(segment(store, { source, features: ['recency', 'channelShare'] })).rejects.toThrow(
      /channelShare needs a column for channel .*--columns channel=NAME/,
    )
  })

  it('needs purchases', async () => {
    const totals = join(folder, 'totals.csv')
    writeFileSync(
      totals,
      `customer_id,last_order,orders,total\n${Array.from({ length: 9 }, (_, i) => `k${i},2024-05-0${i + 1},${i + 1},${10 * i}`).join('\n')}\n`,
    )
    await using store = await openStore()
    await expect(segment(store, { source: totals, features: ['recency', 'overdue'] })).rejects.toThrow(/every purchase/)
  })

  it('adds no column and reads no product unless asked', async () => {
    await using store = await openStore()
    const plain = await segment(store, { source, k: 3 })
    expect(plain).not.toHaveProperty('extras')
    expect(plain.customerColumns).not.toHaveProperty('extras')
    const read = await store.rows<{ name: string }>(
      `SELECT column_name AS name FROM (DESCRIBE read_lines) WHERE column_name IN ('product', 'category', 'channel')`,
    )
    expect(read).toEqual([])
  })
})

describe('assign', () => {
  it('gives the training customers their labels and features', async () => {
    await using store = await openStore()
    const placed = join(folder, 'placed')
    const modelPath = join(out, 'model.json')
    const assignment = await assign(store, await readModel(modelPath), { source })
    await writeAssignment(store, assignment, { folder: placed, modelPath })
    const of = (from: string) => cells('customers.csv', from).map((row) => [row[0], row[13], row[14], ...row.slice(16)])
    expect(of(placed)).toEqual(of(out))
  })

  it('names the role that the model needs', async () => {
    const plain = join(folder, 'plain.csv')
    writeFileSync(plain, 'customer,date,amount\nk1,2024-05-01,10\nk2,2024-06-01,20\n')
    await using store = await openStore()
    const model = await readModel(join(out, 'model.json'))
    await expect(assign(store, model, { source: plain })).rejects.toThrow(OptionError)
  })
})

describe('explain', () => {
  it('shows what the clustering saw, and where the median stood in', async () => {
    await using store = await openStore()
    const found = await explain(store, out, 'k0')
    const overdue = found.cluster.features.find(({ feature }) => feature === 'overdue')!
    const { standIn } = run.model.features.columns.find(({ feature }) => feature === 'overdue')!
    expect(overdue.standIn).toBe(true)
    expect(overdue.value).toBeCloseTo(Math.max((found.customer['recency_days'] as number) - standIn!, 0), 9)
    expect(found.customer['breadth']).toBe(found.cluster.features.find(({ feature }) => feature === 'breadth')!.value)
    expect(found.cluster.distances[0]!.segment).toBe(found.cluster.segment)
  })
})

describe('compareRuns', () => {
  it('compares by rules, and says why not by clusters', async () => {
    await using store = await openStore()
    await expect(compareRuns(store, [out, out])).rejects.toThrow(/overdue, .*--by rules/)
    const { states } = await compareRuns(store, [out, out], 'rules')
    expect(states.length).toBeGreaterThan(3)
    const call = { source, at: ['2024-09-01', '2024-11-01'] as const, features: FEATURES, k: 3 }
    await expect(compareDates(store, call)).rejects.toThrow(OptionError)
    expect((await compareDates(store, { ...call, view: 'rules' })).states.length).toBeGreaterThan(3)
  }, 30_000)
})
