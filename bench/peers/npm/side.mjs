// @ts-check
// The npm side of ../../clustering/beside.mjs: `node side.mjs PACKAGE TASK POINTS D EPS CALLS BUDGET`. Rows are made into arrays of
// arrays before the clock starts, as these packages want them.
import { readFileSync } from 'node:fs'
import { timeCalls } from '../../clustering/time-calls.mjs'

const [peer = '', task = '', file = '', columns = '', eps = '', calls = '', budget = ''] = process.argv.slice(2)
const d = Number(columns)
const data = new Float64Array(readFileSync(file).buffer)
const rows = Array.from({ length: data.length / d }, (_, i) => Array.from(data.subarray(i * d, i * d + d)))

/** @type {Record<string, () => Promise<(rows: number[][]) => string | number>>} */
const peers = {
  'ml-kmeans': async () => {
    const { kmeans } = await import('ml-kmeans')
    return (rows) => {
      let best = Number.POSITIVE_INFINITY
      for (let seed = 0; seed < 10; seed++) {
        const { centroids, clusters } = kmeans(rows, 5, { seed, initialization: 'kmeans++' })
        best = Math.min(best, inertia(rows, clusters, centroids))
      }
      return best
    }
  },
  skmeans: async () => {
    const { default: skmeans } = await import('skmeans')
    return (rows) => {
      let best = Number.POSITIVE_INFINITY
      for (let start = 0; start < 10; start++) {
        const { centroids, idxs } = skmeans(rows, 5, 'kmpp', 300)
        best = Math.min(best, inertia(rows, idxs, centroids))
      }
      return best
    }
  },
  'ml-hclust': async () => {
    const { agnes } = await import('ml-hclust')
    return (rows) => agnes(rows, { method: task }).height
  },
  'density-clustering': async () => {
    const { default: density } = await import('density-clustering')
    return (rows) => {
      const method = new density.DBSCAN()
      const clusters = method.run(rows, Number(eps), 10)
      return `${clusters.length} clusters, ${method.noise.length} noise`
    }
  },
  'hdbscan-ts': async () => {
    const { HDBSCAN } = await import('hdbscan-ts')
    return (rows) => {
      const found = new HDBSCAN({ minClusterSize: Math.max(10, Math.round(rows.length / 1000)), minSamples: 10 }).fit(
        rows,
      )
      const labels = Array.isArray(found) ? found : found.labels_
      return `${Math.max(...labels) + 1} clusters, ${labels.filter((label) => label < 0).length} noise`
    }
  },
}

const load = peers[peer]
if (!load) throw new Error(`there is no peer ${peer}`)
const call = await load()
call(rows.slice(0, 500))
process.stdout.write(await timeCalls(() => call(rows), Number(calls), Number(budget)))

/**
 * @param {readonly number[][]} rows
 * @param {readonly number[]} labels
 * @param {readonly number[][]} centers
 */
function inertia(rows, labels, centers) {
  let sum = 0
  for (const [i, row] of rows.entries()) {
    const center = centers[labels[i] ?? 0] ?? []
    for (let c = 0; c < d; c++) sum += ((row[c] ?? 0) - (center[c] ?? 0)) ** 2
  }
  return sum
}
