// @ts-check
// Whole trees beside fastcluster, scipy and scikit-learn: `node bench/clustering/agglomerative.mjs`. See bench/README.md.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../../scripts/built.mjs'
import { machine, measure, median } from '../measure.mjs'

const LINKAGES = /** @type {const} */ (['ward', 'average', 'complete'])
const root = join(import.meta.dirname, '../..')
const python = process.env['PEER_PYTHON'] ?? 'python3'

/**
 * One side: its own process, which reads the points, warms up on 2,000 of them, and times one call.
 * @typedef {{ name: string, command: (linkage: string, file: string) => string[] }} Side
 * @typedef {{ seconds: number, cpu: number, top: number[] }} Answer
 */

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    n: { type: 'string', default: '20000' },
    large: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '3' },
    linkage: { type: 'string', multiple: true, default: [...LINKAGES] },
    skip: { type: 'string', multiple: true, default: [] },
  },
})

/** @type {Side[]} */
const ours = [1, 2].map((threads) => ({
  name: `clientele, ${threads} thread${threads === 1 ? '' : 's'}`,
  command: (linkage, file) => [process.execPath, import.meta.filename, 'call', linkage, file, String(threads)],
}))
/** @type {Side[]} */
const peers = ['fastcluster', 'scipy', 'scikit-learn'].map((name) => ({
  name,
  command: (linkage, file) => [python, join(import.meta.dirname, '../peers/agglomerative.py'), name, linkage, file],
}))

if (positionals[0] === 'call') await call()
else await compareAll()

async function compareAll() {
  ensureBuilt(root)
  const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'))
  try {
    process.stdout.write(`${machine()}, ${new Date().toISOString().slice(0, 10)}; ${flags.runs} runs each, in turn.\n`)
    const small = join(folder, 'small.f64')
    await writePoints(small, Number(flags.n))
    const sides = [...ours, ...peers].filter(({ name }) => !flags.skip.includes(name))
    for (const linkage of flags.linkage) await compare(linkage, Number(flags.n), small, sides)
    if (Number(flags.large) > 0) {
      const large = join(folder, 'large.f64')
      await writePoints(large, Number(flags.large))
      await compare('ward', Number(flags.large), large, ours)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param {string} linkage
 * @param {number} n
 * @param {string} file
 * @param {readonly Side[]} sides
 */
async function compare(linkage, n, file, sides) {
  const answers = sides.map(() => /** @type {(Answer & { peakMB: number | null })[]} */ ([]))
  for (let run = 0; run < Number(flags.runs); run++) {
    for (const [at, { name, command }] of sides.entries()) {
      process.stderr.write(`${linkage}, ${n}: ${name}\n`)
      const { stdout, peakMB } = await measure(command(linkage, file))
      answers[at]?.push({ ...JSON.parse(stdout), peakMB })
    }
  }
  const lines = ['| | wall | processor | peak memory | highest merge |', '|---|--:|--:|--:|--:|']
  for (const [at, { name }] of sides.entries()) {
    const of = answers[at] ?? []
    const middle = (/** @type {(answer: Answer & { peakMB: number | null }) => number} */ pick) => median(of.map(pick))
    lines.push(
      `| ${name} | ${middle(({ seconds }) => seconds).toFixed(2)} s | ${middle(({ cpu }) => cpu).toFixed(2)} s ` +
        `| ${middle(({ peakMB }) => peakMB ?? Number.NaN).toFixed(0)} MB | ${of[0]?.top.at(-1)} |`,
    )
  }
  process.stdout.write(`\n### ${linkage}, ${n.toLocaleString('en')} x 3\n\n${lines.join('\n')}\n`)
}

/** One side of ours: the arguments are linkage, file and threads. */
async function call() {
  const [, linkage, file, count] = positionals
  const { agglomerative } = await import('../../dist/clustering/agglomerative/agglomerative.js')
  const { openThreads } = await import('../../dist/threads/open-threads.js')
  const bytes = readFileSync(/** @type {string} */ (file))
  const data = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8)
  const options = { linkage: /** @type {'ward'} */ (linkage), threads: openThreads(Number(count)) }
  await agglomerative({ data: data.slice(0, 6000), n: 2000, d: 3 }, options)
  const cpu = process.cpuUsage()
  const start = performance.now()
  const { heights } = await agglomerative({ data, n: data.length / 3, d: 3 }, options)
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  process.stdout.write(JSON.stringify({ seconds, cpu: (user + system) / 1e6, top: [...heights.slice(-5)] }))
  await options.threads.close()
}

/**
 * Customers of five kinds: logarithms of days, orders and money, each column brought to mean 0 and deviation 1. No ties.
 * @param {string} file
 * @param {number} n
 */
async function writePoints(file, n) {
  const { seededRandom } = await import('../../dist/numeric/random.js')
  const random = seededRandom(42)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const kinds = [
    [2, 2.5, 7.5],
    [3.2, 1.8, 6.6],
    [4.2, 1.1, 5.8],
    [5, 0.8, 5],
    [5.6, 0.7, 4.2],
  ]
  const data = new Float64Array(3 * n)
  for (let i = 0; i < n; i++) {
    const kind = kinds[Math.floor(random() * kinds.length)] ?? []
    for (let c = 0; c < 3; c++) data[3 * i + c] = (kind[c] ?? 0) + 0.6 * normal()
  }
  for (let c = 0; c < 3; c++) {
    let sum = 0
    let squares = 0
    for (let at = c; at < data.length; at += 3) sum += data[at] ?? 0
    for (let at = c; at < data.length; at += 3) squares += ((data[at] ?? 0) - sum / n) ** 2
    for (let at = c; at < data.length; at += 3) data[at] = ((data[at] ?? 0) - sum / n) / Math.sqrt(squares / n)
  }
  writeFileSync(file, new Uint8Array(data.buffer))
}
