import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Run } from '../../src/pipeline/run.ts'
import { type SegmentCall, segment } from '../../src/pipeline/segment.ts'
import { writeRun } from '../../src/pipeline/write-run.ts'
import { openStore } from '../../src/store/store.ts'
import { csvRows, ONLINE_RETAIL, reference } from './shared.ts'

const folder = mkdtempSync(join(tmpdir(), 'clientele-data-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Segments the log and writes the result under a name. */
async function run(name: string, options: Partial<SegmentCall> = {}): Promise<Run> {
  await using store = await openStore(':memory:', { memory: '1GB', threads: 2 })
  const result = await segment(store, { source: ONLINE_RETAIL, ...options })
  await writeRun(store, result, { folder: join(folder, name) })
  return result
}

const KNOWN_NAMES = ['Champions', 'Loyal customers', 'Needs attention', 'New customers', 'Lost']

describe('segment on Online Retail', () => {
  let net: Run
  beforeAll(async () => {
    net = await run('net')
  })

  it('gives the figures of the contract', () => {
    expect(net).toMatchObject({ asOf: '2011-12-10', customers: 4339, orders: 18_536, revenue: '8310477.054' })
    expect(net.rows).toEqual({
      read: 541_909,
      kept: 406_741,
      rejected: { 'missing-customer': 135_080, 'no-order': 88 },
    })
  })

  it('counts the 22 customers whose returns outweigh their orders', () => {
    const worthless = csvRows(join(folder, 'net', 'customers.csv')).filter((row) => Number(row['revenue']) <= 0)
    expect(worthless).toHaveLength(22)
    expect(net.findings.filter(({ count }) => count === 22)).toHaveLength(1)
  })

  it('lists every row that is set aside once', () => {
    const rejects = csvRows(join(folder, 'net', 'rejects.csv'))
    expect(rejects).toHaveLength(135_080 + 88)
    expect(new Set(rejects.map((row) => row['row'])).size).toBe(rejects.length)
    expect(rejects[0]).toMatchObject({ row: '623', reason: 'missing-customer', InvoiceNo: '536414' })
  })

  it('is the same from the file that most people have, in Latin-1 with the month first', async () => {
    const path = join(folder, 'latin1.csv')
    await pipeline(Readable.from(asOthersHaveIt()), createWriteStream(path, { encoding: 'latin1' }))
    await run('latin1', { source: path })
    const text = (name: string) => readFileSync(join(folder, name, 'customers.csv'), 'utf8')
    expect(text('latin1') === text('net')).toBe(true)
  })
})

describe('segment on Online Retail without refunds', () => {
  let drop: Run
  beforeAll(async () => {
    drop = await run('drop', { refunds: 'drop' })
  })

  it('gives the figures of the contract', () => {
    expect(drop).toMatchObject({ asOf: '2011-12-10', customers: 4338, orders: 18_532, revenue: '8911407.904' })
    expect(drop.rows).toEqual({
      read: 541_909,
      kept: 397_884,
      rejected: { 'missing-customer': 135_080, cancelled: 8905, 'zero-amount': 40 },
    })
  })

  it('reaches the inertias and silhouettes that scikit-learn has as the best of 300 starts', () => {
    const known = reference('online_retail_contract_kmeans_by_k.csv')
    expect(known).toHaveLength(7)
    for (const [i, row] of known.entries()) {
      const found = drop.clustering.candidates[i]!
      const excess = found.inertia / Number(row['inertia']) - 1
      expect(found.k).toBe(Number(row['k']))
      expect(excess).toBeLessThan(1e-4)
      const tolerance = Math.abs(excess) < 1e-9 ? 1e-6 : 5e-3
      expect(Math.abs(found.silhouette - Number(row['silhouette']))).toBeLessThan(tolerance)
    }
  })

  it('puts the known numbers of customers into the house map', () => {
    const counts = drop.rules.map((rule) => rule.customers)
    expect(counts).toEqual([548, 480, 28, 186, 272, 234, 404, 459, 415, 697, 615])
  })

  it('chooses five segments by consensus, under their known names', () => {
    expect(drop.clustering.choice).toMatchObject({ k: 5 })
    expect(drop.clustering.choice?.sentence).toMatch(/one continuous cloud, and any k divides it by choice\.$/)
    expect(drop.segments.map((row) => row.segment).sort()).toEqual([...KNOWN_NAMES].sort())
  })
})

/** The log with dates such as `12/1/2010 8:26`. */
async function* asOthersHaveIt(): AsyncGenerator<string> {
  const lines = createInterface({ input: createReadStream(ONLINE_RETAIL, 'utf8') })
  for await (const line of lines) {
    const dated = line.replace(
      /,(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):00,/,
      (_, year, month, day, hour, minute) => `,${Number(month)}/${Number(day)}/${year} ${Number(hour)}:${minute},`,
    )
    yield `${dated}\n`
  }
}
