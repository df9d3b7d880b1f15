// @ts-check
// Stability of k-means by k with many resamples and restarts: `node bench/stability.mjs uci_online_retail_rfm.csv`.
// The table goes to standard output. Needs dist/.
import { readFileSync } from 'node:fs'
import { kMeansByK } from '../dist/clustering/k-means/k-means.js'
import { kMeansRefits } from '../dist/clustering/k-means/k-means-refits.js'
import { buildFeatures } from '../dist/features/build-features.js'
import { bootstrapStability } from '../dist/selection/bootstrap-stability.js'

const RESAMPLES = Number(process.argv[3] ?? 500)
const RESTARTS = 20
const KS = [2, 3, 4, 5, 6, 7, 8]

const file = process.argv[2]
if (!file) {
  process.stderr.write('stability: name a CSV file with the columns customer, recency, orders, revenue\n')
  process.exit(2)
}
const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1)
const values = rows.map((line) => line.split(',').map(Number))
const column = (/** @type {number} */ c) => Float64Array.from(values, (row) => row[c] ?? 0)
const [recencyDays, orderCount, revenue] = [column(1), column(2), column(3)]
const customers = { n: rows.length, recencyDays, orderCount, revenue, tenureDays: recencyDays, orderDays: orderCount }

process.stdout.write('case,k,resamples,ari_mean,ari_sd,jaccards,jaccard_sds\n')
for (const [name, transform] of /** @type {const} */ ([
  ['log1p_z', 'log1p'],
  ['raw_z', 'none'],
])) {
  const { matrix } = buildFeatures(customers, {
    ...{ features: ['recency', 'frequency', 'monetary'], transform, scale: 'standard', winsorise: null },
  })
  for (const { k, labels } of await kMeansByK(matrix, KS)) {
    const { jaccards, jaccardDeviations, randIndex } = await bootstrapStability(matrix, labels, k, {
      fit: kMeansRefits({ k, nInit: RESTARTS }),
      resamples: RESAMPLES,
    })
    const order = jaccards.map((_, j) => j).sort((a, b) => (jaccards[b] ?? 0) - (jaccards[a] ?? 0))
    const list = (/** @type {readonly number[]} */ all) => order.map((j) => (all[j] ?? 0).toFixed(4)).join('|')
    const ari = `${randIndex.mean.toFixed(5)},${randIndex.deviation.toFixed(5)}`
    process.stdout.write(`${name},${k},${RESAMPLES},${ari},${list(jaccards)},${list(jaccardDeviations)}\n`)
  }
}
