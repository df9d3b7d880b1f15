import { OptionError } from '../base/errors.ts'
import { assignToHdbscan, type HdbscanModel, hdbscanModel } from '../clustering/density/assign-to-hdbscan.ts'
import { hdbscanRefits } from '../clustering/density/density-refits.ts'
import { hdbscan } from '../clustering/density/hdbscan.ts'
import { exceptionsOf } from '../clustering/exceptions.ts'
import { sampleRows, takeRows } from '../clustering/sample-rows.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { bootstrapStability } from '../selection/bootstrap-stability.ts'
import { MOST_IN_MODEL } from './cluster-model.ts'
import { foundSentence, noiseFindings } from './describe-noise.ts'
import type { Family } from './family.ts'
import { followTools } from './follow-tools.ts'
import { renumber } from './renumber.ts'
import { meansOfClusters, scatterOf } from './scatter-of.ts'
import type { SegmentOptions } from './segment-options.ts'

/** Re-drawn at most: seconds for 50 refits. */
const ROWS_REDRAWN = 5000

/** Rows that are placed 50 times over at most. */
const MOST_PLACED = 20_000

/** Neighbours listed at most, n times min-samples: 1.2 GB. */
const MOST_NEIGHBOURS = 1e8

/** HDBSCAN: the number of clusters is found, and customers in sparse places are noise. */
export function hdbscanFamily(options: SegmentOptions): Family {
  let shares: { readonly size: number; readonly samples: number } | undefined
  return {
    async fit(x, _ks, tools) {
      const { minClusterSize, minSamples } = settingsFor(x.n, options)
      shares ??= { size: minClusterSize / x.n, samples: minSamples / x.n }
      if (x.n < 2) return [nobodyClustered(x)]
      const fit = await hdbscan(x, { minClusterSize, minSamples, ...followTools(tools) })
      const { labels, k, probabilities: confidence } = fit
      return [
        {
          ...{ k, labels, confidence, converged: true },
          inertia: scatterOf(x, labels, k),
          found: foundSentence(
            'HDBSCAN',
            labels,
            k,
            `min-cluster-size ${minClusterSize} and min-samples ${minSamples}`,
          ),
          findings: noiseFindings('hdbscan', labels, k, 'lower --min-cluster-size or --min-samples'),
          modelOf(order) {
            const renumbered = renumber(labels, order)
            const reaches = Float64Array.from(order, (cluster) => fit.reaches[cluster]!)
            const whole = hdbscanModel(x, minSamples, { ...fit, labels: renumbered, reaches })
            const dense = thin(whole, tools.seed)
            const byRule = dense === whole ? renumbered : assignToHdbscan(dense, x)
            const exceptions = exceptionsOf(x, renumbered, byRule)
            return { method: 'hdbscan', k, centers: meansOfClusters(x, renumbered, k), dense, exceptions }
          },
        },
      ]
    },
    async stability(x, labels, k, testing) {
      if (shares === undefined || x.n > MOST_PLACED) return null
      const n = Math.min(x.n, ROWS_REDRAWN)
      const size = Math.max(2, Math.round(shares.size * n))
      const samples = Math.max(Math.min(FEWEST_SAMPLES, size), Math.round(shares.samples * n))
      return bootstrapStability(x, labels, k, {
        ...testing,
        sampleSize: ROWS_REDRAWN,
        fit: hdbscanRefits(size, Math.min(samples, n)),
      })
    },
  }
}

const FEWEST_SAMPLES = 5

/** The smallest cluster worth a treatment of its own is 1 % of customers; core distances reach to ten at most. */
function settingsFor(n: number, options: SegmentOptions): { minClusterSize: number; minSamples: number } {
  const { minClusterSize = Math.min(Math.max(5, Math.ceil(n / 100)), n) } = options
  const { minSamples = Math.min(minClusterSize, 10) } = options
  for (const [name, value] of [
    ['--min-cluster-size', minClusterSize],
    ['--min-samples', minSamples],
  ] as const) {
    if (value > n) throw new OptionError(`${name} ${value} exceeds the ${n} customers; choose ${n} or less`)
  }
  if (n * minSamples > MOST_NEIGHBOURS) {
    const most = Math.floor(MOST_NEIGHBOURS / n)
    throw new OptionError(
      `--min-samples ${minSamples} lists too many neighbours of ${n} customers; choose ${most} or less`,
    )
  }
  return { minClusterSize: Math.max(minClusterSize, 2), minSamples }
}

function nobodyClustered(x: Matrix): Awaited<ReturnType<Family['fit']>>[number] {
  const labels = new Int32Array(x.n).fill(-1)
  const none = new Float64Array(0)
  const dense = { d: x.d, minSamples: 1, points: x.data, coreDistances: new Float64Array(x.n), labels, reaches: none }
  const exceptions = { d: x.d, rows: none, labels: new Int32Array(0) }
  return {
    ...{ k: 0, labels, inertia: 0, converged: true },
    found: foundSentence('HDBSCAN', labels, 0, 'a single customer'),
    findings: noiseFindings('hdbscan', labels, 0, 'bring more customers'),
    modelOf: () => ({ method: 'hdbscan', k: 0, centers: none, dense, exceptions }),
  }
}

/** A seeded sample of the rows, where they are many, with core distances as they are; min-samples shrink with it. */
function thin(model: HdbscanModel, seed: number): HdbscanModel {
  const n = model.labels.length
  if (n <= MOST_IN_MODEL) return model
  const kept = sampleRows(n, MOST_IN_MODEL, seed)
  return {
    ...model,
    minSamples: Math.max(1, Math.round((model.minSamples * kept.length) / n)),
    points: takeRows({ data: model.points, n, d: model.d }, kept).data,
    coreDistances: Float64Array.from(kept, (row) => model.coreDistances[row]!),
    labels: Int32Array.from(kept, (row) => model.labels[row]!),
  }
}
