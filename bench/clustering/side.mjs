// @ts-check
// Our side of beside.mjs, a process of its own: `node side.mjs TASK POINTS D LABELS THREADS CALLS BUDGET`. Starts its threads
// and makes a call on the first 2,000 rows as the peers do, then times whole calls, index included, and says what came out.
import { readFileSync } from 'node:fs'
import { labelTask } from '../../dist/clustering/k-means/labels-by.js'
import {
  agglomerative,
  certifiedSilhouette,
  dbscan,
  gaussianMixture,
  hdbscan,
  kMeans,
  kMeansByK,
  silhouette,
} from '../../dist/clustering.js'
import { openThreads } from '../../dist/threads/open-threads.js'
import { epsOf } from './tasks.mjs'
import { timeCalls } from './time-calls.mjs'

const [task = '', file = '', columns = '', labelFile = '', count = '', calls = '', budget = ''] = process.argv.slice(2)
const d = Number(columns)
const data = new Float64Array(readFileSync(file).buffer)
const labels = new Int32Array(readFileSync(labelFile).buffer)
const x = { data, n: data.length / d, d }

/** @typedef {{ data: Float64Array, n: number, d: number }} Points */
/** @typedef {import('../../dist/base/threads.js').Threads} Threads */
/** @type {Record<string, (x: Points, labels: Int32Array, threads: Threads) => Promise<string | number>>} */
const tasks = {
  'k-means': async (x, _, threads) => (await kMeans(x, { k: 5, nInit: 10, threads })).inertia,
  scan: async (x, _, threads) => {
    const all = await kMeansByK(x, [2, 3, 4, 5, 6, 7, 8], { nInit: 10, threads })
    return all.at(-1)?.inertia ?? Number.NaN
  },
  silhouette: async (x, labels, threads) => silhouette(x, labels, 5, { threads }),
  certified: async (x, labels, threads) => {
    const { value, error } = await certifiedSilhouette(x, labels, 5, { tolerance: 1e-3, threads })
    return `${value.toFixed(5)} ± ${error.toFixed(5)}`
  },
  dbscan: async (x, _, threads) => {
    const found = await dbscan(x, { eps: epsOf(x.d), minSamples: 10, threads })
    return `${found.k} clusters, ${noise(found.labels)} noise`
  },
  hdbscan: async (x, _, threads) => {
    const found = await hdbscan(x, { minClusterSize: Math.max(10, Math.round(x.n / 1000)), minSamples: 10, threads })
    return `${found.k} clusters, ${noise(found.labels)} noise`
  },
  mixture: async (x, _, threads) => {
    const { iterations, logLikelihood } = await gaussianMixture(x, { k: 5, nInit: 1, threads })
    return `${iterations} steps, ln L ${logLikelihood.toFixed(1)}`
  },
}
for (const linkage of /** @type {const} */ (['ward', 'single', 'average', 'complete'])) {
  tasks[linkage] = async (x, _, threads) => {
    const { heights } = await agglomerative(x, { linkage, threads })
    return heights[heights.length - 1] ?? 0
  }
}

const call = tasks[task.replace('-large', '')]
if (!call) throw new Error(`there is no task ${task}`)
const threads = openThreads(Number(count))
await startAll()
const few = Math.min(2000, Math.floor(x.n / 2))
await call({ data: data.slice(0, few * d), n: few, d }, labels.slice(0, few), threads)
process.stdout.write(await timeCalls(() => call(x, labels, threads), Number(calls), Number(budget)))
await threads.close()

/** Gives every thread a trifle to do: they start at the first use. */
async function startAll() {
  const empty = { points: new Float64Array(0), order: new Uint32Array(0), labels: new Int32Array(0), from: 0, to: 0 }
  const trifle = { ...empty, d: 1, centers: new Float64Array(1), k: 1 }
  await threads.map(
    labelTask,
    Array.from({ length: threads.count }, () => trifle),
  )
}

/** @param {Int32Array} labels */
function noise(labels) {
  return labels.reduce((count, label) => count + Number(label < 0), 0)
}
