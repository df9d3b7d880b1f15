// @ts-check
// clientele's side of mixture.mjs: the time of the call alone, and what came out.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gaussianMixture } from '../../dist/clustering/mixture/gaussian-mixture.js'
import { openThreads } from '../../dist/threads/open-threads.js'

const [folder = '', n, d, k, covariance, steps, count] = process.argv.slice(2)
const read = (/** @type {string} */ name) => new Uint8Array(readFileSync(join(folder, name))).buffer
const data = new Float64Array(read('rows'))
const init = new Int32Array(read('labels'))
const threads = openThreads(Number(count))
const start = performance.now()
const { logLikelihood } = await gaussianMixture(
  { data, n: Number(n), d: Number(d) },
  {
    k: Number(k),
    covariance: /** @type {'full'} */ (covariance),
    ...{ init, maxIterations: Number(steps), tolerance: 0, threads },
  },
)
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, logLikelihood }))
await threads.close()
