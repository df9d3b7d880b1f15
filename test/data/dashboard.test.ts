import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { splitRecords } from '../../src/sources/csv-dialect.ts'
import { quotePath } from '../../src/store/sql.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { type Browser, openBrowser, type Page } from '../heavy/browser.ts'
import { type Served, serveBuilt } from '../heavy/serve.ts'
import { ONLINE_RETAIL } from './shared.ts'

let browser: Browser
let served: Served
let store: Store

beforeAll(async () => {
  served = await serveBuilt()
  browser = await openBrowser()
  store = await openStore()
})

afterAll(async () => {
  await store?.close()
  await browser?.close()
  await served?.close()
})

describe('the dashboard on Online Retail', () => {
  it('takes the file, a corrected role, another k and a segment to an export that SQL on the file agrees with', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(`${served.origin}/`)) complaints.push(`request to ${request.url()}`)
    })
    await page.goto(served.address)

    await page.setInputFiles('input[type=file]', ONLINE_RETAIL)
    await page.waitForURL(/\/new\//)
    await page.waitForSelector('text=Rows in the file')
    await page.selectOption('select[aria-label="Product"]', { label: 'Description' })
    await page.waitForSelector('.button.primary:enabled')
    await page.click('text=Make segments')
    await page.waitForURL(/\/r\//)
    await page.waitForSelector('.chart svg')
    expect(await page.evaluate('document.querySelector(".choice :checked").value')).toBe('5')

    await page.click('.choice label:has(input[value="4"])')
    await page.waitForURL(/before=/)
    await page.waitForSelector('#last-change')
    expect(await page.textContent('#last-change')).toContain('k from 5 to 4')

    await page.click('nav a:has-text("Champions")')
    await page.waitForSelector('.figures dd')
    const size = Number((await page.textContent('.figures dd'))!.replaceAll(',', ''))
    const rows = rowsOf(await exported(page))
    expect(rows).toHaveLength(size)
    expect(sumsOf(rows)).toEqual(await sumsInFile(rows.map((row) => row['customer_id']!)))
    expect(complaints).toEqual([])
    await page.close()
  })
})

interface Sums {
  readonly customers: number
  readonly orders: number
  readonly pence: number
}

function sumsOf(rows: readonly Record<string, string>[]): Sums {
  return {
    customers: rows.length,
    orders: rows.reduce((all, row) => all + Number(row['order_count']), 0),
    pence: Math.round(rows.reduce((all, row) => all + Number(row['revenue']) * 100, 0)),
  }
}

/** The same of these customers, from the file itself: an order is an invoice that is no cancellation and sums to zero or more. */
async function sumsInFile(ids: readonly string[]): Promise<Sums> {
  const found = await store.row<{ customers: bigint; orders: bigint; pence: bigint }>(`
    WITH lines AS (
      SELECT split_part(CustomerID, '.', 1) AS id, InvoiceNo AS invoice, Quantity * UnitPrice AS amount, Quantity > 0 AS bought
      FROM read_csv(${quotePath(ONLINE_RETAIL)}, types = {
        'CustomerID': 'VARCHAR', 'InvoiceNo': 'VARCHAR', 'Quantity': 'INTEGER', 'UnitPrice': 'DECIMAL(12, 3)' })
    ), orders AS (
      SELECT id, invoice FROM lines WHERE id IN (SELECT unnest([${ids.map((id) => `'${Number(id)}'`).join(', ')}]))
      GROUP BY id, invoice HAVING sum(amount) >= 0 AND bool_or(bought)
    )
    SELECT count(DISTINCT id) AS customers, count(*) AS orders, (SELECT sum(amount) * 100 FROM lines
      WHERE id IN (SELECT id FROM orders))::BIGINT AS pence FROM orders`)
  return { customers: Number(found.customers), orders: Number(found.orders), pence: Number(found.pence) }
}

function rowsOf(csv: string): Record<string, string>[] {
  const [header = [], ...rows] = splitRecords(csv, ',', Number.POSITIVE_INFINITY)
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])))
}

/** What the export menu of the screen offers. */
async function exported(page: Page): Promise<string> {
  return page.evaluate<string>(
    `fetch([...document.querySelectorAll('.menu a')].find((link) => link.href.includes('format=csv')).href).then((answer) => answer.text())`,
  )
}
