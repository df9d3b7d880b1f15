// @ts-check
// Every family of clustering beside its peers, a process for each call, sides in turn: `node bench/clustering/beside.mjs`.
// Needs dist/, PEER_PYTHON with ../peers/requirements.txt, and `npm ci --ignore-scripts` in ../peers/npm; see ../README.md.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
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
    runs: { type: 'string', default: '3' },
    threads: { type: 'string', default: '2' },
    skip: { type: 'string', multiple: true, default: [] },
  },
})
const d = Number(values.d)
const here = import.meta.dirname
const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'))

/** @typedef {{ peer: string, seconds: number[], peaks: number[], outcome: string }} Side */

try {
  console.log(`${machine()}; d = ${d}, ${values.threads} threads, ${values.runs} runs in turn, medians\n`)
  console.log('| task | n | side | seconds | min to max | ratio | asked | peak | outcome |')
  console.log('|---|--:|---|--:|--:|--:|--:|--:|---|')
  for (const task of TASKS) {
    if (values.task.length > 0 && !values.task.includes(task.name)) continue
    const n = d === 3 ? task.n : task.wide
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
  const sides = peers.map((peer) => ({ peer, seconds: [], peaks: [], outcome: '' }))
  for (let run = 0; run < Number(values.runs); run++) {
    for (const side of sides) {
      const { stdout, peakMB } = await measure(commandOf(side.peer, task, points, labels))
      const said = JSON.parse(stdout)
      side.seconds.push(said.seconds)
      side.peaks.push(peakMB ?? Number.NaN)
      side.outcome = said.outcome
    }
  }
  const ours = median(sides[0]?.seconds ?? [])
  for (const { peer, seconds, peaks, outcome } of sides) {
    const isOurs = peer === 'clientele'
    const asked = isOurs ? (task.under ? `under ${task.under} s` : '') : askedOf(task, peer)
    const range = `${Math.min(...seconds).toFixed(2)} to ${Math.max(...seconds).toFixed(2)}`
    const ratio = isOurs ? '' : (median(seconds) / ours).toFixed(1)
    const cells = [task.words, n.toLocaleString('en'), peer, median(seconds).toFixed(2), range, ratio, asked]
    console.log(`| ${[...cells, `${Math.round(median(peaks))} MB`, outcome].join(' | ')} |`)
  }
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
  if (peer === 'clientele') {
    return [process.execPath, join(here, 'side.mjs'), task.name, points, values.d, labels, values.threads]
  }
  if (task.npm?.some((other) => other.package === peer)) {
    return [process.execPath, join(here, '../peers/npm/side.mjs'), peer, task.name, points, values.d, eps]
  }
  const python = process.env['PEER_PYTHON'] ?? 'python3'
  return [python, join(here, '../peers/side.py'), peer, task.name, points, values.d, labels, eps]
}
