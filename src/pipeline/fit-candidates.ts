import { OptionError } from '../base/errors.ts'
import type { Threads } from '../base/threads.ts'
import { assignToCenters } from '../clustering/assign-to-centers.ts'
import { type KMeansResult, kMeansByK } from '../clustering/k-means.ts'
import type { Matrix } from '../numeric/matrix.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import type { RunContext } from './context.ts'
import { DEFAULT_K_RANGE, type SegmentOptions } from './segment-options.ts'

/** One clustering of the customers: a candidate, or the one that was chosen. */
export type Fit = Pick<KMeansResult, 'k' | 'labels' | 'centers' | 'converged' | 'inertia'>

/** What every step of clustering needs beside the data. */
export interface Tools {
  readonly seed: number
  readonly threads: Threads
  readonly context: RunContext
}

/** The numbers of clusters to try: at most one per customer, and more customers than clusters where k is free. */
export function candidateKs(k: SegmentOptions['k'], n: number): number[] {
  if (typeof k === 'number') {
    if (k > n) throw new OptionError(`--k ${k} exceeds the ${n} customers; choose k of ${n} or less`)
    return [k]
  }
  const { from, to } = k ?? DEFAULT_K_RANGE
  if (k !== undefined && from > n)
    throw new OptionError(`--k ${from}..${to} exceeds the ${n} customers; choose k of ${n} or less`)
  const last = Math.min(to, n - 1)
  return last < from ? [Math.max(1, Math.min(from, n))] : Array.from({ length: last - from + 1 }, (_, i) => from + i)
}

/** One clustering per k, each numbered by descending revenue per customer; fewer when customers have fewer distinct rows. */
export async function fitCandidates(
  x: Matrix,
  customers: CustomerColumns,
  ks: readonly number[],
  { seed, threads, context }: Tools,
): Promise<Fit[]> {
  const { signal, onProgress } = context
  onProgress('clustering')
  const results = await kMeansByK(x, ks, {
    seed,
    threads,
    onProgress: (_, done) => onProgress('clustering', done),
    ...(signal && { signal }),
  })
  const fits = new Map<number, Fit>()
  for (const result of results) if (!fits.has(result.k)) fits.set(result.k, numberByValue(result, x, customers))
  return [...fits.values()]
}

/** Cluster 0 is worth most per customer; without amounts, orders most. The labels follow from the centres alone. */
function numberByValue(fit: KMeansResult, x: Matrix, customers: CustomerColumns): Fit {
  const worth = customers.revenue ?? customers.orderCount
  const totals = new Float64Array(fit.k)
  const sizes = new Float64Array(fit.k)
  for (let i = 0; i < x.n; i++) {
    totals[fit.labels[i]!]! += worth[i]!
    sizes[fit.labels[i]!]!++
  }
  const order = Array.from({ length: fit.k }, (_, j) => j).sort(
    (a, b) => totals[b]! / sizes[b]! - totals[a]! / sizes[a]! || sizes[b]! - sizes[a]! || a - b,
  )
  const centers = new Float64Array(fit.centers.length)
  for (const [to, from] of order.entries())
    centers.set(fit.centers.subarray(from * fit.d, (from + 1) * fit.d), to * fit.d)
  return {
    k: fit.k,
    labels: assignToCenters(centers, fit.k, fit.d, x),
    centers,
    converged: fit.converged,
    inertia: fit.inertia,
  }
}
