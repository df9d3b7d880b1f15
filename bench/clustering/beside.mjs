// @ts-check
// Every family of clustering beside its peers, sides in turn, each a process that makes several calls:
// `node bench/clustering/beside.mjs`.
// Needs dist/, PEER_PYTHON with ../peers/requirements.txt, and `npm ci --ignore-scripts` in ../peers/npm; see ../README.md.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { kMeans } from '../../dist/clustering.js'
import { machine, measure, median } from '../measure.mjs'
import { rfmPoints } from './rfm-points.mjs'
import { epsOf, TASKS } from './tasks.mjs'

const { values } = parseArgs({
  options: {
    task: { type: 'string', multiple: true, default: [] },
    d: { type: 'string', default: '3' },
    n: { type: 'string' },
    runs: { type: 'string', default: '3' },
    calls: { type: 'string', default: '6' },
    budget: { type: 'string', default: '15' },
    threads: { type: 'string', default: '2' },
    skip: { type: 'string', multiple: true, default: [] },
  },
})
const d = Number(values.d)
const here = import.meta.dirname
const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'))

/** @typedef {{ peer: string, first: number[], later: number[], peaks: number[], outcome: string }} Side */

try {
  console.log(`${machine()}; d = ${d}, ${values.threads} threads, ${values.runs} processes of each side in turn`)
  console.log(`up to ${values.calls} calls in each process, medians; load ${loadavg()[0]?.toFixed(1)}\n`)
  console.log(
    '| task | n | side | first call | calls after it | min to max | ratio | of first calls | asked | peak | outcome |',
  )
  console.log('|---|--:|---|--:|--:|--:|--:|--:|--:|--:|---|')
  for (const task of TASKS) {
    if (values.task.length > 0 && !values.task.includes(task.name)) continue
    const n = values.n === undefined ? (d === 3 ? task.n : task.wide) : Number(values.n)
    if (n === undefined) continue
    await beside(task, n, ['clientele', ...task.peers.filter((peer) => !values.skip.includes(peer))])
    if (d !== 3) continue
    for (const { package: name, n } of task.npm ?? []) {
      if (!values.skip.includes(name) && !values.skip.includes('npm')) await beside(task, n, ['clientele', name])
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/**
 * @param {import('./tasks.mjs').Task} task
 * @param {number} n
 * @param {readonly string[]} peers
 */
async function beside(task, n, peers) {
  const { points, labels } = await pointsOf(n)
  /** @type {Side[]} */
  const sides = peers.map((peer) => ({ peer, first: [], later: [], peaks: [], outcome: '' }))
  for (let run = 0; run < Number(values.runs); run++) {
    for (const side of sides) {
      const { stdout, peakMB } = await measure(commandOf(side.peer, task, points, labels))
      const said = JSON.parse(stdout)
      side.first.push(said.seconds[0])
      side.later.push(...said.seconds.slice(1))
      side.peaks.push(peakMB ?? Number.NaN)
      side.outcome = said.outcome
    }
  }
  const [ours] = sides
  for (const { peer, first, later, peaks, outcome } of sides) {
    const isOurs = peer === 'clientele'
    const asked = isOurs ? (task.under ? `under ${task.under} s` : '') : askedOf(task, peer)
    const range = later.length > 0 ? `${Math.min(...later).toFixed(3)} to ${Math.max(...later).toFixed(3)}` : ''
    const ratios = isOurs ? ['', ''] : [ratio(later, ours?.later), ratio(first, ours?.first)]
    const cells = [
      task.words,
      n.toLocaleString('en'),
      peer,
      median(first).toFixed(3),
      later.length > 0 ? median(later).toFixed(3) : '',
      range,
    ]
    console.log(`| ${[...cells, ...ratios, asked, `${Math.round(median(peaks))} MB`, outcome].join(' | ')} |`)
  }
}

/**
 * @param {readonly number[]} theirs
 * @param {readonly number[]} [ours]
 */
function ratio(theirs, ours = []) {
  return theirs.length > 0 ? (median(theirs) / median(ours)).toFixed(1) : ''
}

/**
 * @param {import('./tasks.mjs').Task} task
 * @param {string} peer
 */
function askedOf(task, peer) {
  if (d !== 3) return ''
  return task.peers.includes(peer) ? (task.asked ?? '') : 10
}

/**
 * Points, and the labels of a k-means on them for the silhouettes, as files.
 * @param {number} n
 */
async function pointsOf(n) {
  const points = join(folder, `points-${n}`)
  const labels = join(folder, `labels-${n}`)
  if (!existsSync(points)) {
    const x = rfmPoints(n, { d })
    writeFileSync(points, x.data)
    writeFileSync(labels, (await kMeans(x, { k: 5, nInit: 3 })).labels)
  }
  return { points, labels }
}

/**
 * @param {string} peer
 * @param {import('./tasks.mjs').Task} task
 * @param {string} points
 * @param {string} labels
 */
function commandOf(peer, task, points, labels) {
  const eps = String(epsOf(d))
  const calls = [values.calls, values.budget]
  if (peer === 'clientele') {
    return [process.execPath, join(here, 'side.mjs'), task.name, points, values.d, labels, values.threads, ...calls]
  }
  if (task.npm?.some((other) => other.package === peer)) {
    return [process.execPath, join(here, '../peers/npm/side.mjs'), peer, task.name, points, values.d, eps, ...calls]
  }
  const python = process.env['PEER_PYTHON'] ?? 'python3'
  return [python, join(here, '../peers/side.py'), peer, task.name, points, values.d, labels, eps, ...calls]
}
