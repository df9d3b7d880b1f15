import type { Matrix } from '../../numeric/matrix.ts'
import { drawnRows } from '../agglomerative/tree-refits.ts'
import type { PrepareRefits } from '../k-means/k-means-refits.ts'
import { assignToDbscan, dbscanModel } from './assign-to-dbscan.ts'
import { assignToHdbscan, hdbscanModel } from './assign-to-hdbscan.ts'
import { type DbscanOptions, dbscan } from './dbscan.ts'
import { hdbscan } from './hdbscan.ts'

/** Refits by DBSCAN for a bootstrap; who was not drawn is placed as further rows are, noise is -1. */
export function dbscanRefits({ eps, minSamples }: Pick<DbscanOptions, 'eps' | 'minSamples'>): PrepareRefits {
  return (x, signal) => async (drawn) => {
    const { rows, weights } = drawnRows(x, drawn)
    const fit = await dbscan(rows, { eps, weights, ...(minSamples && { minSamples }), ...(signal && { signal }) })
    const model = dbscanModel(rows, eps, fit)
    return (others) => assignToDbscan(model, others)
  }
}

/** Refits by HDBSCAN for a bootstrap; a row that was drawn twice stands there twice. */
export function hdbscanRefits(minClusterSize: number, minSamples: number): PrepareRefits {
  return (x, signal) => async (drawn) => {
    const rows = repeatRows(x, drawn)
    const fit = await hdbscan(rows, { minClusterSize, minSamples, ...(signal && { signal }) })
    const model = hdbscanModel(rows, minSamples, fit)
    return (others) => assignToHdbscan(model, others)
  }
}

function repeatRows({ data, n, d }: Matrix, times: Float64Array): Matrix {
  const repeated = new Float64Array(n * d)
  let at = 0
  for (let i = 0; i < n; i++) {
    for (let copy = 0; copy < times[i]!; copy++) repeated.set(data.subarray(i * d, (i + 1) * d), d * at++)
  }
  return { data: repeated, n: at, d }
}
