// @ts-check
// A Gaussian mixture beside scikit-learn's: the same rows, start and number of steps, whole calls in turn.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { machine, measure, median } from '../measure.mjs'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    columns: { type: 'string', default: '3' },
    k: { type: 'string', default: '5' },
    covariance: { type: 'string', default: 'full' },
    steps: { type: 'string', default: '20' },
    runs: { type: 'string', default: '3' },
    threads: { type: 'string', default: '2' },
  },
})
const [n, d, k] = [Number(values.rows), Number(values.columns), Number(values.k)]

const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'))
try {
  const { data, labels } = shop()
  writeFileSync(join(folder, 'rows'), data)
  writeFileSync(join(folder, 'labels'), labels)
  const call = [folder, String(n), String(d), String(k), values.covariance, values.steps]
  const here = import.meta.dirname
  const sides = {
    clientele: [process.execPath, join(here, 'mixture-side.mjs'), ...call, values.threads],
    'clientele, 1 thread': [process.execPath, join(here, 'mixture-side.mjs'), ...call, '1'],
    'scikit-learn': [process.env['PEER_PYTHON'] ?? 'python3', join(here, '../peers/sklearn_mixture.py'), ...call],
  }
  /** @type {Record<string, { seconds: number[], peaks: number[], logLikelihood: number }>} */
  const results = {}
  for (let run = 0; run < Number(values.runs); run++) {
    for (const [side, command] of Object.entries(sides)) {
      const { stdout, peakMB } = await measure(command)
      const said = JSON.parse(stdout)
      results[side] ??= { seconds: [], peaks: [], logLikelihood: said.logLikelihood }
      results[side].seconds.push(said.seconds)
      results[side].peaks.push(peakMB ?? Number.NaN)
    }
  }
  console.log(
    `${machine()}\nn=${n} d=${d} k=${k} ${values.covariance}, ${values.steps} steps, ${values.runs} runs in turn\n`,
  )
  console.log('| | call, median | min to max | ratio | peak memory | log-likelihood |\n|---|--:|--:|--:|--:|--:|')
  const ours = median(results['clientele']?.seconds ?? [])
  for (const [side, { seconds, peaks, logLikelihood }] of Object.entries(results)) {
    const range = `${Math.min(...seconds).toFixed(2)} to ${Math.max(...seconds).toFixed(2)}`
    const time = `${median(seconds).toFixed(2)} s | ${range} | ${(median(seconds) / ours).toFixed(1)}`
    console.log(`| ${side} | ${time} | ${Math.round(median(peaks))} MB | ${logLikelihood} |`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Customers like a shop's: logarithms of recency, orders and money in k overlapping groups, and noise beyond. */
function shop() {
  let state = 12345
  const uniform = () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  const centers = Array.from({ length: k * d }, () => 1.5 * normal())
  const spreads = Array.from({ length: k * d }, () => 0.4 + 0.8 * uniform())
  const data = new Float64Array(n * d)
  const labels = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    const j = Math.floor(uniform() * k)
    const common = normal()
    labels[i] = uniform() < 0.7 ? j : Math.floor(uniform() * k)
    for (let c = 0; c < d; c++) {
      data[i * d + c] = (centers[j * d + c] ?? 0) + (spreads[j * d + c] ?? 0) * (0.8 * normal() + 0.6 * common)
    }
  }
  return { data, labels }
}
