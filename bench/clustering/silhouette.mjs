// @ts-check
// Silhouettes beside scikit-learn: `node bench/clustering/silhouette.mjs`. Needs dist/; see bench/README.md.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { certifiedSilhouette, kMeans, silhouette } from '../../dist/clustering.js'
import { seededRandom } from '../../dist/numeric/random.js'
import { openThreads } from '../../dist/threads/open-threads.js'
import { machine, measure, median } from '../measure.mjs'

const K = 5
const { values: flags } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    d: { type: 'string', default: '3' },
    exact: { type: 'string', multiple: true, default: ['20000', '100000'] },
    certified: { type: 'string', multiple: true, default: ['100000', '1000000'] },
    peer: { type: 'string', default: '20000' },
    threads: { type: 'string', default: '2' },
    one: { type: 'string' },
  },
})
const python = process.env['PEER_PYTHON'] ?? 'python3'
const d = Number(flags.d)

if (flags.one) await runOne(flags.one)
else await compareAll()

async function compareAll() {
  const work = mkdtempSync(join(tmpdir(), 'clientele-bench-'))
  try {
    process.stdout.write(
      `${machine()}, ${new Date().toISOString().slice(0, 10)}; d = ${d}, k = ${K}, ${flags.threads} threads.\n`,
    )
    const sizes = new Set([...flags.exact, ...flags.certified, flags.peer].map(Number))
    for (const n of sizes) await writeRows(work, n)
    const exact = flags.exact.map((n) => ({ n, name: 'exact', command: ours('exact', work, n) }))
    const certified = flags.certified.map((n) => ({ n, name: 'certified', command: ours('certified', work, n) }))
    const script = join(import.meta.dirname, '..', 'peers', 'silhouette.py')
    const files = [join(work, `${flags.peer}.f64`), join(work, `${flags.peer}.i32`), String(d)]
    const peer = hasPeer() ? [{ n: flags.peer, name: 'scikit-learn', command: [python, script, ...files] }] : []
    const contenders = [...exact, ...peer, ...certified]
    const found = contenders.map(
      () =>
        /** @type {{ seconds: number[], busy: number[], peak: number[], value: string }} */ ({
          seconds: [],
          busy: [],
          peak: [],
          value: '',
        }),
    )
    for (let run = 0; run < Number(flags.runs); run++) {
      for (const [at, { command }] of contenders.entries()) {
        const { stdout, peakMB } = await measure(command)
        const [value = '', seconds, busy] = stdout.trim().split(' ')
        found[at]?.seconds.push(Number(seconds))
        found[at]?.busy.push(Number(busy))
        found[at]?.peak.push(peakMB ?? Number.NaN)
        if (found[at]) found[at].value = value
      }
    }
    process.stdout.write(
      '\n| | n | wall time, median | processor time, median | peak memory | value |\n|---|--:|--:|--:|--:|---|\n',
    )
    for (const [at, { n, name }] of contenders.entries()) {
      const one = found[at]
      if (!one) continue
      const cells = [
        name,
        Number(n).toLocaleString('en'),
        `${median(one.seconds).toFixed(2)} s`,
        `${median(one.busy).toFixed(2)} s`,
        `${median(one.peak).toFixed(0)} MB`,
        one.value,
      ]
      process.stdout.write(`| ${cells.join(' | ')} |\n`)
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * @param {string} mode
 * @param {string} work
 * @param {string} n
 */
function ours(mode, work, n) {
  return [
    process.execPath,
    import.meta.filename,
    '--one',
    `${mode}:${join(work, n)}`,
    '--d',
    String(d),
    '--threads',
    flags.threads,
  ]
}

/**
 * One call in a process of its own, from rows in memory to the value; threads start within the time.
 * @param {string} one
 */
async function runOne(one) {
  const [mode, path] = [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1)]
  const data = new Float64Array(new Uint8Array(readFileSync(`${path}.f64`)).buffer)
  const labels = new Int32Array(new Uint8Array(readFileSync(`${path}.i32`)).buffer)
  const x = { data, n: labels.length, d }
  const start = performance.now()
  const before = process.cpuUsage()
  const threads = openThreads(Number(flags.threads))
  const found =
    mode === 'exact'
      ? await silhouette(x, labels, K, { threads })
      : await certifiedSilhouette(x, labels, K, { threads })
  const { user, system } = process.cpuUsage(before)
  const value = typeof found === 'number' ? found : `${found.value.toFixed(6)}±${found.error.toFixed(6)}`
  process.stdout.write(`${value} ${(performance.now() - start) / 1000} ${(user + system) / 1e6}\n`)
  await threads.close()
}

/**
 * Customers of five kinds, logarithms of recency, orders and revenue and further columns like them, standardised; with
 * labels by k-means.
 * @param {string} work
 * @param {number} n
 */
async function writeRows(work, n) {
  const random = seededRandom(1)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const kinds = [
    [4.8, 0.3, 3.6],
    [4, 1.2, 4.7],
    [5.2, 0.7, 4],
    [3, 2.1, 5.7],
    [2.5, 3.1, 6.8],
  ] // prettier-ignore
  const data = new Float64Array(n * d)
  for (let i = 0; i < n; i++) {
    const kind = kinds[Math.min(4, Math.floor(5.5 * random() ** 1.3))] ?? []
    for (let c = 0; c < d; c++) data[i * d + c] = (kind[c % 3] ?? 0) + 0.6 * normal()
  }
  for (let c = 0; c < d; c++) {
    let [sum, squares] = [0, 0]
    for (let i = 0; i < n; i++) sum += data[i * d + c] ?? 0
    for (let i = 0; i < n; i++) squares += ((data[i * d + c] ?? 0) - sum / n) ** 2
    for (let i = 0; i < n; i++) data[i * d + c] = ((data[i * d + c] ?? 0) - sum / n) / Math.sqrt(squares / n)
  }
  const { labels } = await kMeans({ data, n, d }, { k: K, nInit: 3 })
  writeFileSync(join(work, `${n}.f64`), data)
  writeFileSync(join(work, `${n}.i32`), labels)
}

function hasPeer() {
  return spawnSync(python, ['-c', 'import sklearn']).status === 0
}
