// @ts-check
// The server's answers on a shop of a million customers: `node bench/serve.mjs [FILE]`, after `npm run build`. Without a
// file the shop is generated. Each answer is timed as a client has it, median and slowest of seven different requests.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { serve } from '../dist/server/serve.js'

const CUSTOMERS = 1_000_000
const REPEATS = 7

const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'))
const file = process.argv[2] ?? join(folder, 'shop.csv')
if (!process.argv[2]) {
  const main = resolve(import.meta.dirname, '../dist/cli/main.js')
  execFileSync(process.execPath, [main, 'demo', '--customers', String(CUSTOMERS), '--out', file, '--quiet'])
}
const server = await serve({
  ...{ work: join(folder, 'work'), opened: [], port: 0, host: '127.0.0.1', maxUpload: 1e12 },
  ...{ memory: '3GB', threads: availableParallelism(), sources: [file] },
})
const headers = { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' }

/** @param {string} path @param {RequestInit} [init] */
async function ask(path, init) {
  const response = await fetch(`${server.origin}${path}`, { headers, ...init })
  const body = await response.text()
  if (!response.ok) throw new Error(`${path}: ${body}`)
  return JSON.parse(body)
}

/** Milliseconds until a job has what is waited for, by name. @param {string} job */
async function follow(job) {
  const start = performance.now()
  /** @type {Record<string, number>} */
  const times = {}
  for (;;) {
    const view = await ask(`/api/jobs/${job}`)
    const now = Math.round(performance.now() - start)
    if (view.preview) times['segments named'] ??= now
    if (view.run) times['run can be asked'] ??= now
    if (view.tested) times['tested'] ??= now
    if (view.state === 'failed') throw new Error(view.error.message)
    if (view.state === 'done') return { run: view.run, times: { ...times, 'files written': now }, stages: view.stages }
    await new Promise((done) => setTimeout(done, 20))
  }
}

/** @param {string} name @param {(i: number) => string} path */
async function time(name, path) {
  const times = []
  for (let i = 0; i < REPEATS; i++) {
    const start = performance.now()
    await ask(path(i))
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  console.log(`| ${name} | ${times[REPEATS >> 1].toFixed(0)} | ${times[REPEATS - 1].toFixed(0)} |`)
}

try {
  const job = /** @type {string} */ (new URL(server.address).searchParams.get('job'))
  const first = await follow(job)
  console.log('first run, ms:', first.times)
  const variant = await ask(`/api/runs/${first.run}/variants`, { method: 'POST', body: '{"settings":{"k":5}}' })
  console.log('k = 5 instead, ms:', (await follow(variant.job)).times)
  const last = await ask(`/api/runs/${first.run}/variants`, { method: 'POST', body: '{"settings":{"k":6}}' })
  console.log('k = 6 instead, ms:', (await follow(last.job)).times)
  const run = `/api/runs/${first.run}`
  const { customers, segmentCards } = await ask(run)
  console.log(`${customers} customers; ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`)
  console.log('| answer | median ms | slowest ms |\n| --- | --- | --- |')
  const polygon = (/** @type {number} */ i) =>
    Array.from({ length: 40 }, (_, c) => {
      const angle = (c / 40) * 2 * Math.PI
      return `${(200 + (100 + i) * Math.cos(angle)).toFixed(1)},${(300 + (250 + i) * Math.sin(angle)).toFixed(1)}`
    }).join(';')
  await time('run', () => run)
  await time('first page, by id', () => `${run}/customers?limit=100`)
  await time('page by revenue', (i) => `${run}/customers?sort=-revenue&offset=${i * 100}`)
  await time('far page by revenue', (i) => `${run}/customers?sort=-revenue&offset=${customers - 1000 - i * 100}`)
  await time(
    'another order each time',
    (i) =>
      `${run}/customers?sort=${['orders', '-orders', 'tenure', '-tenure', 'recency', '-recency', 'confidence'][i]}`,
  )
  await time(
    'filter by segment and range',
    (i) => `${run}/customers?segment=${segmentCards[0].slug}&recency=${i}..90&sort=-revenue`,
  )
  await time('search', (i) => `${run}/customers?q=${17 + i}&sort=-revenue`)
  await time('density', (i) => `${run}/density?x=recency&y=revenue&columns=${180 + i}`)
  await time(
    'polygon of 40 corners, page',
    (i) => `${run}/customers?x=recency&y=revenue&polygon=${polygon(i)}&sort=-revenue`,
  )
  await time('polygon of 40 corners, who', (i) => `${run}/selection?x=recency&y=revenue&polygon=${polygon(i + 10)}`)
  await time('segment', (i) => `${run}/segments/${segmentCards[i % segmentCards.length].slug}`)
  const { rows } = await ask(`${run}/customers?limit=7`)
  await time('customer', (i) => `${run}/customers/${rows[i].id}`)
} finally {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
}
