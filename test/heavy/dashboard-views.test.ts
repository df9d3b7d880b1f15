import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { segmentSlugs } from '../../src/api/segment-slugs.ts'
import { quotePath } from '../../src/store/sql.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { type Browser, openBrowser, type Page, type PageOptions } from './browser.ts'
import type { Served } from './serve.ts'
import { hostileId, serveShop } from './serve-shop.ts'

type Point = readonly [number, number]

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

const wide: PageOptions = { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }
const phone: PageOptions = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let shop: Served
let store: Store
let run: string
let customers: string
/** What the pages said, asked for outside, or opened over themselves. */
const complaints: string[] = []

beforeAll(async () => {
  shop = await serveShop(6_000)
  store = await openStore()
  const runs = join(shop.work, 'runs')
  const written = (): string | undefined =>
    readdirSync(runs).find((folder) => existsSync(join(runs, folder, 'run.json')))
  while (written() === undefined) await pause()
  run = written()!
  customers = `read_parquet(${quotePath(join(runs, run, 'customers.parquet'))})`
}, 120_000)

afterAll(async () => {
  await store?.close()
  await shop?.close()
})

describe('the screens of customers', () => {
  it('show a segment with as many customers as the result has', async () => {
    await withPage(wide, async (page) => {
      await open(page, `/r/${run}`)
      const [first] = await store.rows<{ segment: string; n: bigint; revenue: string }>(
        `SELECT segment, count(*) AS n, sum(revenue)::VARCHAR AS revenue FROM ${customers} GROUP BY segment ORDER BY n DESC`,
      )
      await page.click(`nav a:has-text("${first!.segment}")`)
      await until(page, `document.querySelector('.figures dd') !== null`)
      const shown = Number(first!.n).toLocaleString('en-GB')
      expect(await page.textContent('h1')).toContain(first!.segment)
      expect(await page.textContent('.figures dd')).toBe(shown)
      expect(await page.textContent('.menu summary')).toBe(`Export ${shown} rows`)
      expect(rowsOf(await exported(page, 'csv'))).toBe(Number(first!.n))
      await page.click('text=Open as a list')
      await until(page, `document.querySelector('[role=grid]') !== null`)
      expect(await page.textContent('.pagehead .note')).toContain(`${shown} match`)

      await page.click(`nav a:has-text("${first!.segment}")`)
      await until(page, `document.querySelector('.figures dd') !== null`)
      const title = await page.textContent('h1')
      const step = title?.startsWith('1') ? ']' : '['
      await page.keyboard.press(step)
      await until(page, `document.querySelector('h1').textContent !== ${JSON.stringify(title)}`)
    })
  })

  it('select by a rectangle what SQL selects by ranges, and export just that', async () => {
    await withPage(wide, async (page) => {
      await open(page, `/r/${run}/explore`)
      await page.keyboard.press('r')
      await draw(page, [
        [120, 150],
        [180, 200],
        [420, 330],
      ])
      const words = new URL(page.url()).searchParams
      const [days, money] = [endsOf(words.get('recency')), endsOf(words.get('revenue'))]
      const where = `recency_days BETWEEN ${days[0]} AND ${days[1]} AND revenue BETWEEN ${money[0]} AND ${money[1]}`
      const { n } = await store.row<{ n: bigint }>(`SELECT count(*) AS n FROM ${customers} WHERE ${where}`)
      expect(Number(n)).toBeGreaterThan(100)
      expect(await selected(page)).toBe(Number(n))
      expect(rowsOf(await exported(page, 'csv'))).toBe(Number(n))
    })
  })

  it('select by a lasso whoever lies inside its polygon, and restore it after reload and Back', async () => {
    await withPage(wide, async (page) => {
      await open(page, `/r/${run}/explore`)
      await draw(
        page,
        Array.from({ length: 80 }, (_, i): Point => [330 + 160 * Math.cos(i / 12.7), 230 + 120 * Math.sin(i / 12.7)]),
      )
      const corners = (new URL(page.url()).searchParams.get('polygon') ?? '')
        .split(';')
        .map((corner) => corner.split(',').map(Number) as unknown as Point)
      expect(corners.length).toBeGreaterThan(8)
      const rows = await store.rows<{ x: number; y: number }>(
        `SELECT recency_days::DOUBLE AS x, revenue::DOUBLE AS y FROM ${customers}`,
      )
      const inside = rows.filter(({ x, y }) => isInside([x, y], corners)).length
      expect(inside).toBeGreaterThan(100)
      expect(await selected(page)).toBe(inside)
      expect(rowsOf(await exported(page, 'csv'))).toBe(inside)

      await page.reload({ waitUntil: 'networkidle' })
      expect(await selected(page)).toBe(inside)
      await page.click('text=Open as a list')
      await until(page, `document.querySelector('.pagehead .note')?.textContent.includes('match')`)
      expect(await page.textContent('.pagehead .note')).toContain(`${inside.toLocaleString('en-GB')} match`)
      await page.goBack({ waitUntil: 'networkidle' })
      expect(await selected(page)).toBe(inside)
      await page.keyboard.press('Escape')
      await until(page, `document.querySelector('.selection .count') === null`)
    })
  })

  it('move through the list by keys and search it', async () => {
    await withPage(wide, async (page) => {
      await open(page, `/r/${run}/customers?sort=orders`)
      await page.focus('[role=grid]')
      await page.keyboard.press('End')
      await until(page, `document.querySelector('tr.active td')?.textContent.length > 2`)
      const { id } = await store.row<{ id: string }>(
        `SELECT customer_id AS id FROM ${customers} ORDER BY order_count, customer_id OFFSET 5999`,
      )
      expect(await page.textContent('tr.active td')).toBe(id)
      await page.keyboard.press('/')
      await page.keyboard.type('c0001')
      await until(page, `location.search.includes('q=c0001')`)
      await until(page, `document.querySelector('.pagehead .note')?.textContent.includes('10 match')`)
    })
  })

  it('show an id that looks like markup as text, in exports too', async () => {
    const address = `/r/${run}/c/${encodeURIComponent(hostileId)}`
    const asked = encodeURIComponent(hostileId)
    const paths = [
      ...[address, `/r/${run}/customers`, `/r/${run}/s/${await slugOfFirst()}`],
      // These show it as the name of the source, and as what is searched for.
      ...[`/r/${run}/explore?q=${asked}`, `/r/${run}/vs/${run}`, `/r/${run}`, `/r/${run}/data`, '/'],
    ]
    for (const path of paths) {
      await withPage(wide, async (page) => {
        await open(page, path)
        await until(page, `document.body.textContent.includes(${JSON.stringify(hostileId)})`)
        expect(await page.evaluate(`document.querySelectorAll('img').length`)).toBe(0)
      })
    }
    await withPage(wide, async (page) => {
      await open(page, `/r/${run}/customers?q=${encodeURIComponent('<img')}`)
      await until(page, `document.querySelector('.pagehead .note')?.textContent.includes('1 matches')`)
      expect(await exported(page, 'csv')).toContain(hostileId)
      await page.click('.menu summary')
      for (const format of ['parquet', 'xlsx']) {
        const bytes = await page.evaluate<number[]>(
          `fetch(document.querySelector('.menu a[href*="${format}"]').href).then((answer) => answer.arrayBuffer()).then((bytes) => [...new Uint8Array(bytes)])`,
        )
        const path = join(shop.work, `one.${format}`)
        writeFileSync(path, Uint8Array.from(bytes))
        if (format === 'xlsx') {
          const [sheet] = (await readXlsx(readFileSync(path))).sheets
          expect(sheet!.rows[1]![0]).toBe(hostileId)
          expect(sheet!.rows).toHaveLength(2)
          continue
        }
        const { id } = await store.row<{ id: string }>(`SELECT customer_id AS id FROM read_parquet(${quotePath(path)})`)
        expect(id).toBe(hostileId)
      }
    })
  })

  it.each([
    ['wide and light', wide],
    ['phone and dark', phone],
  ] as const)('can be read by everybody, without scrolling sideways: %s', async (_, look) => {
    const paths = [
      'customers',
      'explore',
      'explore?colour=segments&recency=10..200',
      'c/C00001',
      `s/${await slugOfFirst()}`,
    ]
    for (const path of paths) {
      await withPage(look, async (page) => {
        await open(page, `/r/${run}/${path}`)
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(
          look.viewport.width,
        )
        await page.evaluate(axe)
        const found = await page.evaluate<Violation[]>('axe.run().then((result) => result.violations)')
        expect(
          found.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html}`),
          path,
        ).toEqual([])
      })
    }
    await withPage(look, async (page) => {
      await open(page, `/r/${run}/vs/${run}`)
      expect(await page.textContent('h1')).toBe('No customer changed segment')
      await page.evaluate(axe)
      expect(
        (await page.evaluate<Violation[]>('axe.run().then((result) => result.violations)')).map(({ id }) => id),
      ).toEqual([])
    })
  })

  it('said nothing, asked nobody else, opened nothing', () => {
    expect(complaints).toEqual([])
  })
})

/** The address of the segment that the customer with the hostile id, who spends most, is in. */
async function slugOfFirst(): Promise<string> {
  const { segment } = await store.row<{ segment: string }>(
    `SELECT segment FROM ${customers} WHERE customer_id = '${hostileId}'`,
  )
  return segmentSlugs([segment])[0]!
}

/** A browser of its own for each page: one that has gone wrong takes no other with it. */
async function withPage(look: PageOptions, use: (page: Page) => Promise<void>): Promise<void> {
  const browser: Browser = await openBrowser()
  try {
    const page = await browser.newPage(look)
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(shop.origin)) complaints.push(`request: ${request.url()}`)
    })
    await use(page)
  } finally {
    await browser.close()
  }
}

/** Asks until the answer, or the promise of it, is true. */
async function until(page: Page, script: string): Promise<void> {
  while (!(await page.evaluate<boolean>(script))) await pause()
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100))
}

/** Shows the token once, then the screen. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${shop.origin}/?token=${new URL(shop.address).searchParams.get('token')}`, {
    waitUntil: 'networkidle',
  })
  await page.goto(`${shop.origin}${path}`, { waitUntil: 'networkidle' })
}

/** Draws over the plot, in pixels from its upper left. */
async function draw(page: Page, points: readonly Point[]): Promise<void> {
  const [left, top] = await page.evaluate<[number, number]>(
    `(() => { const box = document.querySelector('.picture svg').getBoundingClientRect(); return [box.left, box.top] })()`,
  )
  const [first, ...rest] = points
  await page.mouse.move(left + first![0], top + first![1])
  await page.mouse.down()
  for (const [x, y] of rest) await page.mouse.move(left + x, top + y)
  await page.mouse.up()
  await until(page, `document.querySelector('.selection .count') !== null`)
}

async function selected(page: Page): Promise<number> {
  await until(page, `document.querySelector('.selection .count') !== null`)
  return Number((await page.textContent('.selection .count'))!.replaceAll(',', ''))
}

/** What the export menu of the screen offers. */
async function exported(page: Page, format: string): Promise<string> {
  return page.evaluate<string>(
    `fetch([...document.querySelectorAll('.menu a')].find((link) => link.href.includes('format=${format}')).href).then((answer) => answer.text())`,
  )
}

/** Rows of a CSV without its head. */
function rowsOf(csv: string): number {
  return csv.trimEnd().split('\n').length - 1
}

function endsOf(range: string | null): [number, number] {
  const [from, to] = (range ?? '').split('..')
  return [Number(from), Number(to)]
}

/** Even-odd rule. */
function isInside([px, py]: Point, corners: readonly Point[]): boolean {
  let inside = false
  for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
    const [ax, ay] = corners[i]!
    const [bx, by] = corners[j]!
    if (ay > py !== by > py && px < ((bx - ax) * (py - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}
