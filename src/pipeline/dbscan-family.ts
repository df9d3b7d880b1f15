import { assignToDbscan, dbscanModel } from '../clustering/density/assign-to-dbscan.ts'
import { dbscan } from '../clustering/density/dbscan.ts'
import { dbscanRefits } from '../clustering/density/density-refits.ts'
import { suggestEps } from '../clustering/density/suggest-eps.ts'
import { exceptionsOf } from '../clustering/exceptions.ts'
import { sampleRows } from '../clustering/sample-rows.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { bootstrapStability } from '../selection/bootstrap-stability.ts'
import { MOST_IN_MODEL } from './cluster-model.ts'
import type { Tools } from './context.ts'
import { foundSentence, noiseFindings } from './describe-noise.ts'
import type { Family } from './family.ts'
import { followTools } from './follow-tools.ts'
import { renumber } from './renumber.ts'
import { meansOfClusters, scatterOf } from './scatter-of.ts'
import type { SegmentOptions } from './segment-options.ts'

/** Not re-drawn above: a sample is less dense, and the same eps would find other clusters in it. */
const MOST_REDRAWN = 20_000

/** Where all customers stand at a handful of points, nobody but their equals is near. */
const TINY_EPS = 1e-6

interface Settings {
  readonly eps: number
  readonly minSamples: number
}

/** DBSCAN: the number of clusters is found, and customers in sparse places are noise. */
export function dbscanFamily(options: SegmentOptions): Family {
  let settings: Settings | undefined
  return {
    async fit(x, _ks, tools) {
      const { eps, minSamples, isSuggested } = await settingsFor(x, options, tools)
      settings ??= { eps, minSamples }
      const fit = await dbscan(x, { eps, minSamples, ...followTools(tools) })
      const { labels, k } = fit
      const shown = `eps ${eps.toPrecision(3)}${isSuggested ? ', the knee of the k-distances,' : ''} and min-samples ${minSamples}`
      return [
        {
          ...{ k, labels, converged: true },
          inertia: scatterOf(x, labels, k),
          found: foundSentence('DBSCAN', labels, k, shown),
          findings: noiseFindings('dbscan', labels, k, 'raise --eps or lower --min-samples'),
          modelOf(order) {
            const renumbered = renumber(labels, order)
            const dense = thin(dbscanModel(x, eps, { ...fit, labels: renumbered }), tools.seed)
            const exceptions = exceptionsOf(x, renumbered, assignToDbscan(dense, x))
            return { method: 'dbscan', k, centers: meansOfClusters(x, renumbered, k), dense, exceptions }
          },
        },
      ]
    },
    async stability(x, labels, k, testing) {
      if (settings === undefined || x.n > MOST_REDRAWN || (testing.of ?? x.n) > MOST_REDRAWN) return null
      return bootstrapStability(x, labels, k, { ...testing, fit: dbscanRefits(settings) })
    },
  }
}

/**
 * A place is dense with half a percent of the customers, at least twice the columns (Sander et al. 1998, section 4.2) and
 * at most 50; eps is suggested where none is given. With twice the columns alone Online Retail has clusters of 5 to 10.
 */
async function settingsFor(x: Matrix, options: SegmentOptions, { threads, context }: Tools) {
  const minSamples = options.minSamples ?? Math.min(Math.max(2 * x.d, Math.min(Math.ceil(x.n / 200), 50)), x.n)
  if (options.eps !== undefined) return { eps: options.eps, minSamples, isSuggested: false }
  const following = { threads, ...(context.signal && { signal: context.signal }) }
  const { eps } = await suggestEps(x, { minSamples: Math.min(minSamples, x.n), ...following })
  return { eps: eps ?? TINY_EPS, minSamples, isSuggested: true }
}

/** A seeded sample of the core points, where they are many: the others become exceptions where that changes their place. */
function thin(model: ReturnType<typeof dbscanModel>, seed: number): ReturnType<typeof dbscanModel> {
  const { d, eps, cores, labels } = model
  if (labels.length <= MOST_IN_MODEL) return model
  const kept = sampleRows(labels.length, MOST_IN_MODEL, seed)
  const points = new Float64Array(kept.length * d)
  for (const [at, row] of kept.entries()) points.set(cores.subarray(row * d, (row + 1) * d), at * d)
  return { d, eps, cores: points, labels: Int32Array.from(kept, (row) => labels[row]!) }
}
