import { OptionError } from '../base/errors.ts'
import type { Matrix } from '../numeric/matrix.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import { type ClusterModel, placeIn } from './cluster-model.ts'
import type { Tools } from './context.ts'
import type { Family, FamilyFit } from './family.ts'
import { renumber } from './renumber.ts'
import { DEFAULT_K_RANGE, type SegmentOptions } from './segment-options.ts'

/** One clustering of the customers: a candidate, or the one that was chosen. */
export interface Fit extends Omit<FamilyFit, 'modelOf' | 'confidence'> {
  readonly model: ClusterModel
  /** Per customer, where the family has a measure of its own. */
  readonly confidence: Float64Array | null
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

/**
 * One clustering per k, each numbered by descending revenue per customer; fewer when customers have fewer distinct rows.
 * Those that are `known` by the k that was asked for are not made again, and new ones are added.
 */
export async function fitCandidates(
  x: Matrix,
  customers: CustomerColumns,
  ks: readonly number[],
  family: Family,
  tools: Tools,
  known: Map<number, Fit> = new Map(),
): Promise<Fit[]> {
  tools.context.onProgress('clustering')
  const number = (found: FamilyFit): Fit => numberByValue(found, x, customers)
  const missing = ks.filter((k) => !known.has(k))
  const found = ks.length === 0 || missing.length > 0 ? (await family.fit(x, missing, tools)).map(number) : []
  for (const [i, k] of missing.entries()) known.set(k, found[i]!)
  const fits = new Map<number, Fit>()
  for (const fit of ks.length === 0 ? found : ks.map((k) => known.get(k)!)) if (!fits.has(fit.k)) fits.set(fit.k, fit)
  return [...fits.values()]
}

/**
 * Cluster 0 is worth most per customer; without amounts, orders most. Clusters without customers, which a mixture may
 * have, are left out. Where labels follow from the model alone, they are taken from it.
 */
function numberByValue({ modelOf, ...found }: FamilyFit, x: Matrix, customers: CustomerColumns): Fit {
  const worth = customers.revenue ?? customers.orderCount
  const totals = new Float64Array(found.k)
  const sizes = new Float64Array(found.k)
  for (const [i, label] of found.labels.entries()) {
    if (label < 0) continue
    totals[label]! += worth[i]!
    sizes[label]!++
  }
  const order = [...sizes.keys()]
    .filter((j) => sizes[j]! > 0)
    .sort((a, b) => totals[b]! / sizes[b]! - totals[a]! / sizes[a]! || sizes[b]! - sizes[a]! || a - b)
  const model = modelOf(order)
  const confidence = found.confidence ?? null
  const isRule = model.method === 'k-means' || model.method === 'gmm'
  const placed = isRule ? placeIn(model, x) : { labels: renumber(found.labels, order), confidence }
  return { ...found, model, k: model.k, ...placed }
}
