// @ts-check
// clientele's side of density.mjs: the time of the call alone, index included, and what came out.
import { readFileSync } from 'node:fs'
import { singleLinkage } from '../../dist/clustering/agglomerative/single-linkage.js'
import { dbscan } from '../../dist/clustering/density/dbscan.js'
import { hdbscan } from '../../dist/clustering/density/hdbscan.js'
import { openThreads } from '../../dist/threads/open-threads.js'

const [task, file = '', d, eps, minSamples, minClusterSize, count] = process.argv.slice(2)
const data = new Float64Array(new Uint8Array(readFileSync(file)).buffer)
const x = { data, n: data.length / Number(d), d: Number(d) }
const threads = openThreads(Number(count))
const start = performance.now()
const outcome = await run()
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, outcome }))
await threads.close()

async function run() {
  if (task === 'single') {
    const { heights } = await singleLinkage(x, { threads })
    return `sum of heights ${heights.reduce((sum, height) => sum + height).toFixed(6)}`
  }
  const { k, labels } =
    task === 'dbscan'
      ? await dbscan(x, { eps: Number(eps), minSamples: Number(minSamples), threads })
      : await hdbscan(x, { minClusterSize: Number(minClusterSize), minSamples: Number(minSamples), threads })
  return `${k} clusters, ${labels.filter((label) => label < 0).length} noise`
}
