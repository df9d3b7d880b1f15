import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { segment } from '../../src/pipeline/segment.ts'
import { writeRun } from '../../src/pipeline/write-run.ts'
import { openStore } from '../../src/store/store.ts'
import { fillMariadb, mariadbProgram, startMariadb } from '../heavy/mariadb-server.ts'
import { fillPostgres, hasPostgres, POSTGRES_PASSWORD, POSTGRES_USER, startPostgres } from '../heavy/postgres-server.ts'
import { type Kinds, openShop, type ShopForms } from '../shop-forms.ts'
import { ONLINE_RETAIL } from './shared.ts'

const KINDS: Kinds = {
  InvoiceNo: 'text',
  StockCode: 'text',
  Description: 'text',
  Quantity: 'whole',
  InvoiceDate: 'time',
  UnitPrice: 'decimal',
  CustomerID: 'double',
  Country: 'text',
}

const folder = mkdtempSync(join(tmpdir(), 'clientele-forms-'))
let shop: ShopForms
let known: string

beforeAll(async () => {
  shop = await openShop(ONLINE_RETAIL, KINDS)
  known = await customersOf(ONLINE_RETAIL)
})

afterAll(async () => {
  await shop?.[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

/** The customers of a source, without any option but one number of clusters, which saves the time to compare several. */
async function customersOf(source: string): Promise<string> {
  await using store = await openStore(':memory:', { memory: '1GB', threads: 2 })
  const out = join(folder, 'out')
  await writeRun(store, await segment(store, { source, k: 3 }), { folder: out })
  return readFileSync(join(out, 'customers.csv'), 'utf8')
}

describe('Online Retail', () => {
  it.each<[string, (shop: ShopForms) => Promise<string>]>([
    ['a workbook', (shop) => shop.xlsx(join(folder, 'shop.xlsx'))],
    ['Parquet', (shop) => shop.copy(join(folder, 'shop.parquet'), 'parquet')],
    ['lines of JSON', (shop) => shop.copy(join(folder, 'shop.ndjson'), 'json')],
    ['SQLite', (shop) => shop.sqlite(join(folder, 'shop.sqlite'))],
    ['DuckDB', (shop) => shop.duckdb(join(folder, 'shop.duckdb'))],
  ])('gives the same customers as %s', async (_, write) => {
    expect((await customersOf(await write(shop))) === known).toBe(true)
  })

  it.skipIf(!hasPostgres)('gives the same customers from PostgreSQL', async () => {
    const server = await startPostgres()
    try {
      await fillPostgres(server.port, 'orders', shop)
      const person = `${POSTGRES_USER}:${encodeURIComponent(POSTGRES_PASSWORD)}`
      expect((await customersOf(`postgres://${person}@127.0.0.1:${server.port}/postgres`)) === known).toBe(true)
    } finally {
      await server.stop()
    }
  })

  it.skipIf(mariadbProgram === undefined)('gives the same customers from MariaDB', async () => {
    const server = await startMariadb()
    try {
      await fillMariadb(server.port, 'shop', 'orders', shop)
      expect((await customersOf(`mariadb://ann:s3cret@127.0.0.1:${server.port}/shop`)) === known).toBe(true)
    } finally {
      await server.stop()
    }
  })
})
