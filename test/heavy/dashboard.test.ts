import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateShop } from '../../src/demo/generate-shop.ts'
import { type Browser, openBrowser, type Page, type PageOptions } from './browser.ts'
import { type Served, serveBuilt } from './serve.ts'

const looks: Readonly<Record<string, PageOptions>> = {
  light: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  'dark tablet': { viewport: { width: 1024, height: 768 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  'dark phone': { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
}

/** A product's and a column's name that would run if they were taken for markup. */
const hostile = '<img src=x onerror=alert(1)>'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'clientele-dashboard-'))
const file = join(folder, 'shop.csv')
let browser: Browser
let served: Served
/** Addresses of the screens, filled by the first test. */
const screens: string[] = ['/']

beforeAll(async () => {
  const [head, ...lines] = [...generateShop({ customers: 300, seed: 1 })].join('').split('\n')
  const odd = head!.replace('channel', `"${hostile}"`)
  writeFileSync(
    file,
    [odd, ...lines.map((line) => line.replace(/,web,/, `,${hostile},`).replace(/\b100001\b/, hostile))].join('\n'),
  )
  served = await serveBuilt()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await served?.close()
  rmSync(folder, { recursive: true })
})

interface Watched {
  readonly page: Page
  /** What the console said, and requests to elsewhere. */
  readonly complaints: string[]
}

async function open(look: PageOptions, path = ''): Promise<Watched> {
  const page = await browser.newPage(look)
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(`${served.origin}/`)) complaints.push(`request to ${request.url()}`)
  })
  await page.goto(served.address)
  if (path !== '') await page.goto(served.origin + path)
  return { page, complaints }
}

function textOf(page: Page, selector: string): Promise<string> {
  return page.evaluate<string>(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`)
}

function pathOf(page: Page): string {
  return page.url().slice(served.origin.length)
}

describe('the dashboard', () => {
  it('leads from a file to segments, changes them, and undoes it by Back', async () => {
    const { page, complaints } = await open(looks['light']!)
    await page.setInputFiles('input[type=file]', file)
    await page.waitForURL(/\/new\//)
    await page.waitForSelector('text=Rows in the file')
    screens.push(pathOf(page))

    const rows = await textOf(page, '.facts')
    await page.selectOption('select[aria-label="Price of one"]', { label: 'quantity' })
    await page.waitForSelector('[aria-busy=true]')
    await page.waitForSelector('[aria-busy=false]')
    expect(await textOf(page, '.facts')).not.toBe(rows)
    await page.selectOption('select[aria-label="Price of one"]', { label: 'unit_price' })
    await page.selectOption('select[aria-label="Quantity"]', { label: 'quantity' })
    await page.waitForSelector('.button.primary:enabled')
    expect(await textOf(page, '.facts')).toBe(rows)
    await page.selectOption('select[aria-label="Channel"]', { label: hostile })
    await page.waitForSelector('.button.primary:enabled')

    await page.click('text=Make segments')
    await page.waitForURL(/\/r\//)
    await page.waitForSelector('.chart svg')
    const first = pathOf(page)
    // A colour that ECharts computes from a token is none, and the tile under the pointer would vanish.
    await page.mouse.move(400, 400)
    await page.waitForSelector('.tooltip')
    expect(await page.evaluate('document.querySelectorAll(\'.chart path[fill^="var(--f"]\').length')).toBe(
      await page.evaluate('document.querySelectorAll(".navigation .segments li").length'),
    )
    const headline = await textOf(page, 'h1')
    const k = await page.evaluate<number>(`Number(document.querySelector('.choice :checked').value)`)

    const other = k === 4 ? 3 : 4
    await page.click(`.choice label:has(input[value="${other}"])`)
    await page.waitForURL(/before=/)
    await page.waitForSelector('#last-change')
    expect(await textOf(page, '#last-change')).toContain(`k from ${k} to ${other}`)
    expect(await textOf(page, '.toast')).toContain(`k from ${k} to ${other}`)
    const changed = pathOf(page)

    await page.goBack()
    await page.waitForSelector(`.choice input[value="${k}"]:checked`)
    expect(pathOf(page)).toBe(first)
    expect(await textOf(page, 'h1')).toBe(headline)
    expect(complaints).toEqual([])
    screens.push(changed, `${first}/explore`, `${first}/k`, `${first}/data`, `${first}/definitions`)
    await page.close()
  }, 120_000)

  it('goes by keys, and takes the reader to the title of the screen', async () => {
    const { page, complaints } = await open(looks['light']!, screens[2])
    await page.waitForSelector('.chart svg')
    await page.keyboard.press('g')
    await page.keyboard.press('k')
    await page.waitForURL(/\/k$/)
    await page.waitForSelector('h1:focus')
    await page.keyboard.press('?')
    await page.waitForSelector('dialog[open]')
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await page.keyboard.press('o')
    await page.waitForSelector('text=Settings')
    expect(complaints).toEqual([])
    await page.close()
  }, 60_000)

  it('shows an id that looks like markup as text where customers are drawn one by one', async () => {
    const { page, complaints } = await open(looks['light']!, `${screens[3]}`)
    page.on('dialog', (dialog) => {
      complaints.push(dialog.message())
      void dialog.dismiss()
    })
    await page.waitForSelector('.picture canvas')
    const run = screens[3]!.split('/')[2]
    const asked = `/api/runs/${run}/density?x=recency&y=revenue`
    const [x, y] = await page.evaluate<
      [number, number]
    >(`fetch('${asked}').then((answer) => answer.json()).then(({ x, y, points }) => {
      const point = points.find(({ id }) => id === ${JSON.stringify(hostile)})
      const share = (axis, value) => axis.scale === 'log1p'
        ? (Math.log1p(value) - Math.log1p(axis.min)) / (Math.log1p(axis.max) - Math.log1p(axis.min))
        : (value - axis.min) / (axis.max - axis.min)
      const box = document.querySelector('.picture svg').getBoundingClientRect()
      return [box.left + share(x, point.x) * box.width, box.bottom - share(y, point.y) * box.height]
    })`)
    await page.mouse.move(x, y)
    await page.mouse.move(x + 1, y)
    await page.waitForSelector('.tip')
    expect(await textOf(page, '.tip')).toContain(hostile)
    expect(await page.evaluate(`document.querySelectorAll('img').length`)).toBe(0)
    expect(complaints).toEqual([])
    await page.close()
  }, 60_000)

  it.each(Object.entries(looks))(
    'can be read by everybody, without scrolling sideways: %s',
    async (_, look) => {
      for (const screen of screens) {
        const { page, complaints } = await open(look, screen)
        await page.waitForSelector('h1')
        await page.waitForSelector('.panel')
        await page.evaluate(`document.querySelectorAll('details').forEach((details) => { details.open = true })`)
        await page.evaluate('document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 500)))')
        const width = await page.evaluate('document.documentElement.scrollWidth')
        expect(width, screen).toBeLessThanOrEqual(look.viewport.width)
        // Evaluated by the debugger, so that the page's own policy stays as it is.
        await page.evaluate(axe)
        const violations = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
          'axe.run().then((result) => result.violations)',
        )
        expect(violations.map(({ id, nodes }) => `${screen} ${id}: ${nodes[0]?.html}`)).toEqual([])
        expect(complaints, screen).toEqual([])
        await page.close()
      }
    },
    240_000,
  )

  it('says when the server has stopped', async () => {
    const own = await serveBuilt()
    const page = await browser.newPage(looks['light']!)
    await page.goto(own.address)
    await page.waitForSelector('text=Drop a file here')
    await own.close()
    await page.evaluate(`dispatchEvent(new Event('focus'))`)
    await page.waitForSelector('text=Clientele has stopped.')
    await page.close()
  }, 60_000)
})
