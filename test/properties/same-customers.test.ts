import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDemoForms } from '../demo-forms.ts'
import { demoShop, segmentInto } from '../pipeline/demo-shop.ts'
import type { ShopForms } from '../shop-forms.ts'

const folder = mkdtempSync(join(tmpdir(), 'clientele-forms-'))
const at = (name: string): string => join(folder, name)
let shop: ShopForms

beforeAll(async () => {
  shop = await openDemoForms(at('demo.csv'), 200)
})

afterAll(async () => {
  await shop[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

/** What the contract promises of a result, whatever its source. */
async function resultOf(source: string): Promise<string[]> {
  const out = `${source.replace(/\/$/, '')}-result`
  await segmentInto(out, { source })
  return ['customers.csv', 'segments.csv', 'model.json'].map((name) => readFileSync(join(out, name), 'utf8'))
}

/** A folder with a file for every month; the first ones lack a column and have the others in another order. */
async function months(): Promise<string> {
  mkdirSync(at('months'))
  const text = demoShop(200)
  const names = text.slice(0, text.indexOf('\n')).split(',')
  const months = [...new Set(text.match(/\d{4}-\d\d(?=-\d\d )/g))].sort()
  for (const [i, month] of months.entries()) {
    const columns = names.filter((name) => i >= 3 || name !== 'channel')
    const select = `SELECT ${i < 3 ? columns.toReversed() : columns} FROM shop WHERE strftime(ordered_at, '%Y-%m') = '${month}'`
    await shop.copy(at(`months/${month}.csv`), 'csv, header', select)
  }
  return at('months')
}

describe('the customers of a shop', () => {
  let expected: string[]
  beforeAll(async () => {
    expected = await resultOf(await shop.copy(at('shop.csv'), 'csv, header'))
    expect(expected[0]!.split('\n').length).toBeGreaterThan(150)
  })

  it.each<[string, () => Promise<string>]>([
    ['Parquet', () => shop.copy(at('shop.parquet'), 'parquet')],
    ['NDJSON', () => shop.copy(at('shop.ndjson'), 'json')],
    ['an Excel workbook', () => shop.xlsx(at('shop.xlsx'))],
    ['a SQLite file', () => shop.sqlite(at('shop.sqlite'))],
    ['a DuckDB file', () => shop.duckdb(at('shop.duckdb'))],
    ['a folder of monthly files with differing columns', months],
  ])('are the same bytes from %s', async (_, write) => {
    expect(await resultOf(await write())).toEqual(expected)
  })
})
