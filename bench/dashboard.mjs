// @ts-check
// The page of `clientele serve` in a browser, with a generated shop: `node bench/dashboard.mjs --customers 1000000`, or
// with a file of transactions: `node bench/dashboard.mjs --shop shop.csv`.
// Times are taken inside the page, from the act to the frame that shows its result.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { machine, median } from './measure.mjs'

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '1000000' },
    rows: { type: 'string' },
    shop: { type: 'string' },
    runs: { type: 'string', default: '5' },
  },
})
const runs = Number(values.runs)
const root = join(import.meta.dirname, '..')
const main = join(root, 'dist', 'cli', 'main.js')
const heavy = createRequire(join(root, 'test', 'heavy', 'package.json'))
const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'))

/** @type {{ what: string, aim: string, times: number[] }[]} */
const results = []

try {
  await withServer(values.shop ?? makeShop(), measurePage)
} finally {
  report()
  rmSync(folder, { recursive: true, force: true })
}

/** @returns {string} */
function makeShop() {
  const shop = join(folder, 'shop.csv')
  const rows = values.rows ? ['--rows', values.rows] : []
  const made = spawnSync(process.execPath, [main, 'demo', '--customers', values.customers, ...rows, '--out', shop])
  if (made.status !== 0) throw new Error(String(made.stderr))
  return shop
}

/**
 * @param {string} shop
 * @param {(page: any, origin: string, run: string) => Promise<void>} use
 */
async function withServer(shop, use) {
  const server = spawn(process.execPath, [
    main,
    'serve',
    shop,
    '--work',
    join(folder, 'work'),
    '--port',
    '0',
    '--quiet',
  ])
  const { chromium } = heavy('playwright-core')
  const { default: packaged } = await import(heavy.resolve('@sparticuz/chromium'))
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']
  const browser = await chromium.launch({ executablePath: await packaged.executablePath(), args, headless: true })
  try {
    const address = await new Promise((resolve) => server.stdout.once('data', (text) => resolve(String(text).trim())))
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.setDefaultTimeout(1_800_000)
    await page.goto(address)
    await page.waitForURL(/\/r\//)
    const [, run] = /\/r\/([^/?]+)/.exec(page.url()) ?? []
    const isWritten = `fetch('/api/runs/${run}').then((answer) => answer.json()).then(({ job }) => job === null)`
    while (!(await page.evaluate(isWritten))) await new Promise((done) => setTimeout(done, 200))
    await use(page, new URL(address).origin, run ?? '')
  } finally {
    await browser.close()
    server.kill('SIGKILL')
  }
}

/**
 * @param {any} page
 * @param {string} origin
 * @param {string} run
 */
async function measurePage(page, origin, run) {
  const show = (/** @type {string} */ path) => page.goto(`${origin}/r/${run}${path}`, { waitUntil: 'networkidle' })
  const table = `document.querySelector('.overview .table tbody tr')`
  const first = `[...document.querySelectorAll('tr[id^=customer-] td:first-child')].map((cell) => cell.textContent).join()`
  const note = `document.querySelector('.pagehead .note')?.textContent`
  const count = `document.querySelector('.selection .count')?.textContent`

  const usable = add('page opened anew, until the overview is there', 'under 2 s')
  for (let i = 0; i < runs; i++) {
    const start = performance.now()
    await page.goto(`${origin}/r/${run}`)
    await page.waitForSelector('.overview .table tbody tr')
    await page.waitForSelector('.chart svg')
    usable.push(performance.now() - start)
  }

  await show('/customers')
  const sorted = add('list sorted by another column', 'under 150 ms')
  for (const head of ['Orders', 'Days ago', 'Average order', 'First order', 'Customer', 'Revenue'].slice(0, runs + 1)) {
    const click = `[...document.querySelectorAll('th button')].find((head) => head.textContent.startsWith('${head}')).click()`
    sorted.push(await timed(page, click, first))
  }
  const leapt = add('list scrolled to another place', 'under 150 ms')
  for (let i = 0; i < runs; i++) {
    const leap = `(() => { const list = document.querySelector('.window'); list.scrollTop = list.scrollHeight * ${(0.13 + 0.17 * i) % 1} })()`
    leapt.push(await timed(page, leap, first, `document.querySelector('tr[id^=customer-] .wait') === null`))
  }
  await page.click('text=Add filter')
  const ranged = add('list narrowed to a range', 'under 150 ms')
  for (let i = 0; i < runs; i++) {
    ranged.push(await timed(page, setInput('Revenue, from', 50 + 13 * i), note))
  }
  const chosen = add('list narrowed to a segment', 'under 150 ms')
  for (let i = 0; i < runs; i++) {
    chosen.push(await timed(page, `document.querySelectorAll('.filters input[type=checkbox]')[${i % 3}].click()`, note))
  }
  await show('/customers')
  const found = add('id searched, with 120 ms of waiting for the next key', 'under 150 ms beyond it')
  for (let i = 0; i < runs; i++) found.push(await timed(page, typeInto('input[type=search]', `${17 + i}`), note))

  await show('/explore')
  const density = add('density by another measure', 'under 150 ms')
  for (let i = 0; i < runs; i++) {
    const turn = `(() => { const axis = document.querySelectorAll('.axisfield select')[1]; axis.selectedIndex = ${[1, 3, 4, 2][i % 4]}; axis.dispatchEvent(new Event('change', { bubbles: true })) })()`
    density.push(await timed(page, turn, `document.querySelector('canvas').getAttribute('aria-label')`))
  }
  const inside = add('polygon of 60 corners resolved', 'under 150 ms')
  for (let i = 0; i < runs; i++) {
    const corners = Array.from({ length: 60 }, (_, c) => {
      const turn = (2 * Math.PI * c) / 60
      return `${(120 + (60 + i) * Math.cos(turn)).toFixed(1)},${(900 + 700 * Math.sin(turn)).toFixed(1)}`
    })
    const go = `(() => { history.pushState(null, '', '/r/${run}/explore?x=recency&y=revenue&polygon=${corners.join(';')}'); dispatchEvent(new PopStateEvent('popstate')) })()`
    inside.push(await timed(page, go, count))
  }

  await show('')
  const clustered = add('made again with another k', 'under 2 s')
  for (let i = 0; i < Math.min(runs, 4); i++) {
    const now = await page.evaluate(`document.querySelector('.choice input:checked').value`)
    const k = [4, 6, 3, 7].filter((other) => String(other) !== now)[i % 3]
    const click = `[...document.querySelectorAll('.choice label')].find((label) => label.textContent === '${k}').querySelector('input').click()`
    const there = `document.querySelector('.choice input:checked')?.value === '${k}' && ${table} !== null`
    const time = await timed(page, click, 'location.pathname', there).catch(() => null)
    if (time === null) {
      process.stderr.write(`${k} segments were not there after 60 s\n`)
      break
    }
    clustered.push(time)
  }
}

/**
 * Milliseconds from an act to the frame in which what is looked at has changed, and the condition holds.
 * @param {any} page
 * @param {string} act
 * @param {string} look
 * @param {string} [condition]
 * @returns {Promise<number>}
 */
function timed(page, act, look, condition = 'true') {
  return page.evaluate(`new Promise((done, fail) => {
    const before = ${look}
    const start = performance.now();
    ${act};
    const check = () => {
      const now = ${look}
      if (now !== undefined && now !== before && (${condition})) done(performance.now() - start)
      else if (performance.now() - start > 60_000) fail(new Error('nothing came of ' + ${JSON.stringify(act)}))
      else requestAnimationFrame(check)
    }
    requestAnimationFrame(check)
  })`)
}

/** @param {string} label @param {number} value */
function setInput(label, value) {
  return `(() => { const input = document.querySelector('input[aria-label="${label}"]'); input.value = '${value}'; input.dispatchEvent(new Event('change', { bubbles: true })) })()`
}

/** @param {string} selector @param {string} text */
function typeInto(selector, text) {
  return `(() => { const input = document.querySelector('${selector}'); input.value = '${text}'; input.dispatchEvent(new Event('input', { bubbles: true })) })()`
}

/** @param {string} what @param {string} aim @returns {number[]} */
function add(what, aim) {
  /** @type {number[]} */
  const times = []
  results.push({ what, aim, times })
  return times
}

function report() {
  process.stdout.write(`${machine()}, ${new Date().toISOString().slice(0, 10)}; ${values.customers} customers.\n\n`)
  process.stdout.write('| act | aim | median | min to max |\n|---|---|--:|--:|\n')
  for (const { what, aim, times } of results.filter(({ times }) => times.length > 0)) {
    const range = `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)} ms`
    process.stdout.write(`| ${what} | ${aim} | ${median(times).toFixed(0)} ms | ${range} |\n`)
  }
}
