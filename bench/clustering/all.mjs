// Every family once, on two threads: `node bench/clustering/all.mjs [FOLDER]`. Needs dist/. With a folder, the points are
// left there for bench/peers/clustering.py, which does the same with scikit-learn, fastcluster and fast_hdbscan.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
import { rfmPoints } from './rfm-points.mjs'

const folder = process.argv[2]
const [small, middle, large] = [20_000, 100_000, 1_000_000].map((n) => rfmPoints(n))
if (folder) {
  for (const { n, data } of [small, middle, large]) writeFileSync(join(folder, `points-${n}.bin`), data)
}
const threads = openThreads(2)
const labelsOf = async (x) => (await kMeans(x, { k: 5, nInit: 3, threads })).labels
const tree = async (x, linkage) => (await agglomerative(x, { linkage, threads })).heights.at(-1)

await time('k-means, k = 5, 10 restarts, 1,000,000', async () => {
  return (await kMeans(large, { k: 5, nInit: 10, threads })).inertia
})
await time('k-means, k = 2..8, 10 restarts each, 1,000,000', async () => {
  return (await kMeansByK(large, [2, 3, 4, 5, 6, 7, 8], { nInit: 10, threads })).at(-1).inertia
})
const [ofSmall, ofMiddle, ofLarge] = [await labelsOf(small), await labelsOf(middle), await labelsOf(large)]
await time('silhouette, exact, 20,000', () => silhouette(small, ofSmall, 5, { threads }))
await time('silhouette, exact, 100,000', () => silhouette(middle, ofMiddle, 5, { threads }))
await time('silhouette, certified 0.001, 1,000,000', async () => {
  const { value, error } = await certifiedSilhouette(large, ofLarge, 5, { tolerance: 1e-3, threads })
  return `${value} ± ${error}`
})
for (const linkage of ['ward', 'single', 'average', 'complete']) {
  await time(`${linkage} linkage, 20,000`, () => tree(small, linkage))
}
await time('ward linkage, 1,000,000', () => tree(large, 'ward'))
await time('single linkage, 1,000,000', () => tree(large, 'single'))
await time('DBSCAN, eps 0.05, 1,000,000', async () => {
  return (await dbscan(large, { eps: 0.05, minSamples: 10, threads })).k
})
await time('HDBSCAN, 100,000', async () => {
  return (await hdbscan(middle, { minClusterSize: 100, minSamples: 10, threads })).k
})
await time('HDBSCAN, 1,000,000', async () => {
  return (await hdbscan(large, { minClusterSize: 1000, minSamples: 10, threads })).k
})
await time('mixture, full, k = 5, 1,000,000', async () => {
  const { iterations, logLikelihood } = await gaussianMixture(large, { k: 5, nInit: 1, threads })
  return `${iterations} steps, log-likelihood ${logLikelihood}`
})
await threads.close()
process.stdout.write(`peak of all: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB\n`)

async function time(name, work) {
  const start = performance.now()
  const result = await work()
  const seconds = ((performance.now() - start) / 1000).toFixed(2)
  process.stdout.write(`${name.padEnd(48)} ${seconds.padStart(7)} s  ${result}\n`)
}
