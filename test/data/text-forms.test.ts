import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { segment } from '../../src/pipeline/segment.ts'
import { writeRun } from '../../src/pipeline/write-run.ts'
import { splitRecords } from '../../src/sources/csv-dialect.ts'
import { readTransactions } from '../../src/sources/read-transactions.ts'
import { openStore } from '../../src/store/store.ts'
import { CDNOW_FIXED, ONLINE_RETAIL } from './shared.ts'

const folder = mkdtempSync(join(tmpdir(), 'clientele-forms-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The customers of a source, without any option. */
async function customersOf(source: string, name: string): Promise<string> {
  await using store = await openStore(':memory:', { memory: '1GB', threads: 2 })
  await writeRun(store, await segment(store, { source, k: 3 }), { folder: join(folder, name) })
  return readFileSync(join(folder, name, 'customers.csv'), 'utf8')
}

const monthFirst = (line: string): string =>
  line.replace(
    /,(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):00,/,
    (_, year, month, day, hour, minute) => `,${Number(month)}/${Number(day)}/${year} ${Number(hour)}:${minute},`,
  )

/** Semicolons, a decimal comma, and dates such as 01.12.2010 08:26. */
function european(line: string): string {
  const [cells = []] = splitRecords(line, ',', 1)
  const [invoice, code, description, quantity, date, price, ...rest] = cells
  const at = date!.replace(/^(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d):00$/, '$3.$2.$1 $4')
  const written = [invoice, code, description, quantity, at, price!.replace('.', ','), ...rest]
  return written.map((cell) => (/[;"]/.test(cell!) ? `"${cell!.replaceAll('"', '""')}"` : cell)).join(';')
}

const asIs = (line: string): string => line

describe('segment on Online Retail, written in other forms', () => {
  let known: string
  beforeAll(async () => {
    known = await customersOf(ONLINE_RETAIL, 'known')
  })

  it.each([
    ['latin-1, month first', monthFirst, 'latin1'],
    ['utf-16', asIs, 'utf16le'],
    ['decimal comma, semicolons', european, 'utf8'],
    ['windows-1252, decimal comma', european, 'latin1'],
  ] as const)('gives the same customers from %s', async (name, write, encoding) => {
    const path = join(folder, 'written.csv')
    async function* lines(): AsyncGenerator<string> {
      for await (const line of createInterface({ input: createReadStream(ONLINE_RETAIL, 'utf8') }))
        yield `${write(line)}\n`
    }
    await pipeline(Readable.from(lines()), createWriteStream(path, { encoding }))
    expect((await customersOf(path, name)) === known).toBe(true)
  })
})

describe('readTransactions on the original form of CDNOW', () => {
  it('finds the known rows, customers and amount', async () => {
    await using store = await openStore(':memory:', { threads: 2 })
    const { lines } = await readTransactions(store, [CDNOW_FIXED], {}, { workFolder: folder })
    const row = await store.row<{ customers: bigint; amount: string }>(
      'SELECT count(DISTINCT customer_id) AS customers, sum(amount)::DECIMAL(18,2)::VARCHAR AS amount FROM lines',
    )
    expect({ lines, ...row }).toEqual({ lines: 69_659, customers: 23_570n, amount: '2500315.63' })
  })
})
