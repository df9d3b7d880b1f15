// @ts-check
// DBSCAN, HDBSCAN and single linkage beside their Python peers: the same rows, whole calls in turn.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { machine, measure, median } from '../measure.mjs'
import { rfmPoints } from './rfm-points.mjs'

/** @type {Record<string, string[]>} */
const PEERS = {
  dbscan: ['sklearn_dbscan'],
  hdbscan: ['fast_hdbscan', 'sklearn_hdbscan'],
  single: ['fastcluster', 'scipy'],
}

const { values } = parseArgs({
  options: {
    task: { type: 'string', default: 'dbscan' },
    rows: { type: 'string', default: '100000' },
    columns: { type: 'string', default: '3' },
    eps: { type: 'string', default: '0.1' },
    'min-samples': { type: 'string', default: '10' },
    'min-cluster-size': { type: 'string', default: '100' },
    runs: { type: 'string', default: '3' },
    threads: { type: 'string', default: '2' },
    skip: { type: 'string', multiple: true, default: [] },
  },
})
const { task, rows, columns, eps } = values
const settings = [columns, eps, values['min-samples'], values['min-cluster-size']]

const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'))
try {
  const file = join(folder, 'points')
  writeFileSync(file, rfmPoints(Number(rows), { d: Number(columns) }).data)
  const here = import.meta.dirname
  const own = [process.execPath, join(here, 'density-side.mjs'), task, file, ...settings]
  /** @type {Record<string, string[]>} */
  const sides = { clientele: [...own, values.threads], 'clientele, 1 thread': [...own, '1'] }
  for (const peer of PEERS[task] ?? []) {
    if (values.skip.includes(peer)) continue
    const python = process.env['PEER_PYTHON'] ?? 'python3'
    sides[peer] = [python, join(here, '../peers/density.py'), task, peer, file, ...settings]
  }
  /** @type {Record<string, { seconds: number[], peaks: number[], outcome: string }>} */
  const results = {}
  for (let run = 0; run < Number(values.runs); run++) {
    for (const [side, command] of Object.entries(sides)) {
      const { stdout, peakMB } = await measure(command)
      const said = JSON.parse(stdout)
      results[side] ??= { seconds: [], peaks: [], outcome: said.outcome }
      results[side].seconds.push(said.seconds)
      results[side].peaks.push(peakMB ?? Number.NaN)
    }
  }
  const words = `eps ${eps}, minSamples ${values['min-samples']}, minClusterSize ${values['min-cluster-size']}`
  console.log(`${machine()}\n${task}, n=${rows} d=${columns}, ${words}, ${values.runs} runs in turn\n`)
  console.log('| | call, median | min to max | ratio | peak memory | outcome |\n|---|--:|--:|--:|--:|---|')
  const ours = median(results['clientele']?.seconds ?? [])
  for (const [side, { seconds, peaks, outcome }] of Object.entries(results)) {
    const range = `${Math.min(...seconds).toFixed(2)} to ${Math.max(...seconds).toFixed(2)}`
    const time = `${median(seconds).toFixed(2)} s | ${range} | ${(median(seconds) / ours).toFixed(1)}`
    console.log(`| ${side} | ${time} | ${Math.round(median(peaks))} MB | ${outcome} |`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
