// @ts-check
// `node scripts/pictures.mjs online_retail.csv`: remakes the pictures of docs/pictures from a run on Online Retail, of its
// report and of the dashboard. Needs a build, and the browser of test/heavy (`npm ci` there).
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(root, 'docs', 'pictures')
const [source] = process.argv.slice(2)
if (source === undefined) throw new Error('no file was given; name the CSV of Online Retail')

/** Larger pictures make the repository heavy. */
const MOST_BYTES = 200_000

/** Paper of A4 at 96 dots per inch, with the margins of the printed page. */
const paper = { width: 794, height: 1123, margins: 'body{margin:60px 57px}' }

/**
 * What is pictured: a part of the report, seen in some way.
 * @type {{ name: string, width: number, height: number, dark?: boolean, print?: boolean, from?: string }[]}
 */
const pictures = [
  { name: 'report', width: 1160, height: 1000 },
  { name: 'report-segments', width: 1160, height: 900, from: 'The segments' },
  { name: 'report-dark', width: 1160, height: 1000, dark: true },
  { name: 'report-over-time', width: 1160, height: 1000, from: 'Over the year' },
  { name: 'report-why', width: 1160, height: 1000, from: 'Why five' },
  { name: 'report-phone', width: 390, height: 844 },
  { name: 'report-print', width: paper.width, height: paper.height, print: true },
]

/**
 * Screens of the dashboard, by what follows the address of the run.
 * @type {{ name: string, width: number, height: number, dark?: boolean, screen: string, ready: string }[]}
 */
const screens = [
  { name: 'dashboard-overview', width: 1440, height: 1000, screen: '', ready: '.chart svg' },
  { name: 'dashboard-explore', width: 1200, height: 800, screen: '/explore', ready: 'canvas' },
  { name: 'dashboard-why-dark', width: 1440, height: 1000, dark: true, screen: '/k', ready: '.chart svg' },
  { name: 'dashboard-phone', width: 390, height: 844, screen: '', ready: '.chart svg' },
]

const result = mkdtempSync(join(tmpdir(), 'clientele-pictures-'))
try {
  segment(source, result)
  mkdirSync(folder, { recursive: true })
  for (const picture of pictures) await take(picture, pathToFileURL(join(result, 'report.html')).href)
  const { address, stop } = await serve(result)
  try {
    for (const screen of screens) await takeScreen(screen, address)
  } finally {
    stop()
  }
} finally {
  rmSync(result, { recursive: true, force: true })
}

/** @param {string} file @param {string} out */
function segment(file, out) {
  const main = join(root, 'dist', 'cli', 'main.js')
  const { status } = spawnSync(process.execPath, [main, 'segment', file, '--out', out, '--quiet'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error(`segment ended with ${status}`)
}

/**
 * A server on a finished result, and the address that it prints.
 * @param {string} out
 * @returns {Promise<{ address: URL, stop: () => void }>}
 */
function serve(out) {
  const main = join(root, 'dist', 'cli', 'main.js')
  const work = join(out, 'work')
  const server = spawn(process.execPath, [main, 'serve', out, '--port', '0', '--work', work], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((found, failed) => {
    server.on('error', failed)
    server.stdout.setEncoding('utf8').on('data', (text) => {
      const address = /http:\S+/.exec(text)?.[0]
      if (address) found({ address: new URL(address), stop: () => server.kill() })
    })
  })
}

/** @param {(typeof screens)[number]} picture @param {URL} address */
async function takeScreen({ name, width, height, dark = false, screen, ready }, address) {
  const browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' })
  await page.goto(address.href, { waitUntil: 'networkidle' })
  const run = new URL(page.url()).pathname.split('/').slice(0, 3).join('/')
  await page.goto(`${address.origin}${run}${screen}`, { waitUntil: 'networkidle' })
  await page.waitForSelector(ready)
  await page.evaluate('document.fonts.ready')
  await page.waitForTimeout(1000)
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path })
  await browser.close()
  tell(name, path)
}

/** One page per browser: a headless Chromium in a single process does not outlive its page. */
async function openBrowser() {
  const require = createRequire(join(root, 'test', 'heavy', 'package.json'))
  const { chromium } = require('playwright-core')
  const { default: packaged } = await import(pathToFileURL(require.resolve('@sparticuz/chromium')).href)
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--single-process', '--no-zygote'],
    headless: true,
  })
}

/** @param {(typeof pictures)[number]} picture @param {string} address */
async function take({ name, width, height, dark = false, print = false, from }, address) {
  const browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' })
  if (print) await page.emulateMedia({ media: 'print' })
  await page.goto(address)
  if (print) await page.addStyleTag({ content: paper.margins })
  await page.evaluate('document.fonts.ready')
  const top = from === undefined ? 0 : await page.evaluate(topOf(from))
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, fullPage: true, clip: { x: 0, y: top, width, height } })
  await browser.close()
  tell(name, path)
}

/** @param {string} name @param {string} path */
function tell(name, path) {
  const { size } = statSync(path)
  console.log(`${relative(root, path)}: ${Math.round(size / 1000)} kB`)
  if (size > MOST_BYTES) throw new Error(`${name} has ${size} bytes, more than ${MOST_BYTES}; show less of the page`)
}

/** A script that finds where a section with this topic begins. @param {string} topic */
function topOf(topic) {
  return `[...document.querySelectorAll('.topic')].find((topic) => topic.textContent.includes(${JSON.stringify(topic)}))
    .closest('section').getBoundingClientRect().top + scrollY - 24`
}
