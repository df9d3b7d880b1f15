import { sampleRows, takeRows } from '../clustering/sample-rows.ts'
import { takeTurns } from '../clustering/turns.ts'
import { buildFeatures, type FeatureOptions } from '../features/build-features.ts'
import { countDistinctNames } from '../naming/base-name.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { explainedShare } from '../profiles/explained-share.ts'
import { profileBase } from '../profiles/profile-base.ts'
import { profileAgainst } from '../profiles/profile-segments.ts'
import { type CustomerColumns, takeCustomers } from '../rfm/customers.ts'
import type { Stability } from '../selection/bootstrap-stability.ts'
import { calinskiHarabasz } from '../selection/calinski-harabasz.ts'
import type { Candidate } from '../selection/candidate.ts'
import { daviesBouldin } from '../selection/davies-bouldin.ts'
import { type ClusterWidths, silhouetteProfile } from '../selection/silhouette-profile.ts'
import { silhouettes } from '../selection/silhouettes.ts'
import type { Tools } from './context.ts'
import type { Family } from './family.ts'
import type { Fit } from './fit-candidates.ts'
import type { LookBack } from './look-back.ts'
import { clusteredRows } from './scatter-of.ts'
import { sideBySide } from './side-by-side.ts'

/** Above so many customers the candidates are named and tested for stability on a seeded sample. */
const SAMPLE_ABOVE = 20_000

/** The candidates as the judges see them. */
export interface Measured {
  readonly candidates: readonly Candidate[]
  /** By k; only where all customers were re-drawn, not a sample of them. */
  readonly stability: ReadonlyMap<number, Stability>
  /** By k: the silhouette widths of each cluster, measured on the rows that `silhouetteOf` counts. */
  readonly widths: ReadonlyMap<number, readonly ClusterWidths[]>
}

/** What is known of each k with at least two clusters: the figures that judges look at. */
export async function measureCandidates(
  x: Matrix,
  customers: CustomerColumns,
  fits: readonly Fit[],
  past: LookBack | null,
  recipe: FeatureOptions,
  family: Family,
  tools: Tools,
): Promise<Measured> {
  const compared = fits.filter((fit) => fit.k >= 2)
  if (compared.length === 0) return { candidates: [], stability: new Map(), widths: new Map() }
  const { seed, threads, context } = tools
  const seen = compared.map(({ labels, k }) => ({ ...clusteredRows(x, labels), k }))
  const rows = x.n > SAMPLE_ABOVE ? sampleRows(x.n, SAMPLE_ABOVE, seed) : null
  const sample = rows ? { x: takeRows(x, rows), customers: takeCustomers(customers, rows) } : { x, customers }
  const labelings = compared.map(({ labels }) => (rows ? Int32Array.from(rows, (row) => labels[row]!) : labels))
  let [done, isShown] = [0, false]
  const showTests = (): void => context.onProgress('testing stability', done / compared.length)
  context.onProgress('measuring silhouettes')
  // Side by side, so that other threads have work while this one has its own. Stages are told one after the other.
  const [[measured, explained], tests, figures] = await sideBySide(context.signal, [
    async (signal) => {
      const silent = { ...tools, context: { ...context, signal, onProgress: () => {} } }
      const found = await Promise.all([
        silhouettes(seen[0]!.x, seen, { seed, threads, signal }).then((found) => {
          if (past) context.onProgress('testing on the past')
          return found
        }),
        past && explainedByK(past, compared, recipe, family, silent),
      ])
      isShown = true
      showTests()
      return found
    },
    (signal) =>
      Promise.all(
        compared.map(async ({ k }, i) => {
          const found = await family.stability(sample.x, labelings[i]!, k, { seed, threads, signal, of: x.n })
          done++
          if (isShown) showTests()
          return found
        }),
      ),
    (signal) => indicesOf(seen, signal),
  ])
  const widths = new Map(
    seen.map(({ labels, k }, i) => {
      const of = measured.rows ? Int32Array.from(measured.rows, (row) => labels[row]!) : labels
      return [k, silhouetteProfile(measured.widths[i]!, of, k)]
    }),
  )
  const base = profileBase(sample.customers)
  const candidates: Candidate[] = []
  const stability = new Map<number, Stability>()
  for (const [i, fit] of compared.entries()) {
    const labels = labelings[i]!
    const tested = tests[i]
    if (!rows && tested) stability.set(fit.k, tested)
    const sizes = countLabels(fit.labels, fit.k)
    const profiles = profileAgainst(base, labels, fit.k)
    candidates.push({
      k: fit.k,
      inertia: fit.inertia,
      ...(fit.bic !== undefined && { bic: fit.bic }),
      ...(fit.merge && { merge: fit.merge }),
      silhouette: measured.means[i]!,
      silhouetteOf: measured.rowsUsed,
      ...figures[i]!,
      sizes,
      smallest: Math.min(...sizes),
      jaccards: tested?.jaccards ?? [],
      names: countDistinctNames(
        profiles.segments.filter(({ cluster }) => cluster >= 0),
        profiles.base,
      ),
      explained: explained?.get(fit.k) ?? null,
    })
  }
  return { candidates, stability, widths }
}

type Seen = ReturnType<typeof clusteredRows> & { readonly k: number }
type Indices = Pick<Candidate, 'calinskiHarabasz' | 'daviesBouldin'>

/** Figures that are computed in this thread, with a turn for others after each labeling. */
async function indicesOf(seen: readonly Seen[], signal: AbortSignal): Promise<Indices[]> {
  const turn = takeTurns(signal)
  const indices: Indices[] = []
  for (const { x, labels, k } of seen) {
    indices.push({ calinskiHarabasz: calinskiHarabasz(x, labels, k), daviesBouldin: daviesBouldin(x, labels, k) })
    await turn(x.n * x.d * 4)
  }
  return indices
}

/** Seedings of the clusterings at the cut: they are measured, not shown. */
const PAST_RESTARTS = 10

/** How much of what followed the cut each k would have explained: the share of the variance of log next spend. */
async function explainedByK(
  past: LookBack,
  compared: readonly Fit[],
  recipe: FeatureOptions,
  family: Family,
  tools: Tools,
): Promise<Map<number, number | null>> {
  const { matrix } = buildFeatures(past.customers, recipe)
  const logSpend = past.nextSpend.map(Math.log1p)
  const ks = compared.map((fit) => fit.k)
  const possible = ks.filter((k) => k <= matrix.n)
  const fits = await family.fit(matrix, possible, tools, PAST_RESTARTS)
  return new Map(fits.map((fit, i) => [ks[i]!, explainedShare(fit.labels, logSpend)]))
}

function countLabels(labels: Int32Array, k: number): number[] {
  const sizes = new Array<number>(k).fill(0)
  for (const label of labels) if (label >= 0) sizes[label]!++
  return sizes
}
