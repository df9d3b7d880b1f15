import type { Matrix } from '../../numeric/matrix.ts'
import { randomInt, seededRandom } from '../../numeric/random.ts'
import { assignToCenters } from '../k-means/assign-to-centers.ts'
import { type KMeansSettings, kMeansByK } from '../k-means/k-means.ts'
import { sampleRows, takeRows } from '../sample-rows.ts'
import type { MixtureStart } from './mixture-ascent.ts'

/** From so many rows on, k-means sees a sample: a start only has to be near. */
const LARGE = 100_000
const SAMPLE_SIZE = 30_000
/** Restarts of k-means for the first start; further starts take one each, so that they differ. */
const RESTARTS = 10
/** Its streams stand apart from those of k-means, which count up from 0. */
const STARTS_STREAM = 0x3a7c5100

/** How starts are found; `nInit` is how many. */
export type StartOptions = Pick<KMeansSettings, 'seed' | 'nInit' | 'weights' | 'threads' | 'signal'>

/** `nInit` starts for each k: every row belongs wholly to its cluster in a k-means clustering. */
export async function mixtureStarts(
  x: Matrix,
  ks: readonly number[],
  { seed = 42, nInit = 1, weights, threads, signal }: StartOptions,
): Promise<MixtureStart[][]> {
  const starts: MixtureStart[][] = ks.map(() => [])
  for (let at = 0; at < nInit; at++) {
    const settings = {
      seed: at === 0 ? seed : randomInt(seededRandom(seed, STARTS_STREAM + at), 2 ** 32),
      nInit: at === 0 ? RESTARTS : 1,
      ...(weights && { weights }),
      ...(threads && { threads }),
      ...(signal && { signal }),
    }
    const clusterings = x.n < LARGE ? null : await clusterSample(x, ks, settings)
    for (const [i, start] of (clusterings ?? (await clusterAll(x, ks, settings))).entries()) starts[i]!.push(start)
  }
  return starts
}

async function clusterAll(x: Matrix, ks: readonly number[], settings: KMeansSettings): Promise<MixtureStart[]> {
  const clusterings = await kMeansByK(x, ks, settings)
  return clusterings.map(({ k, labels }) => ({ k, given: labels }))
}

/** Clusters a sample and gives all rows to its centres. Null: the sample has fewer distinct rows than clusters are wanted. */
async function clusterSample(
  x: Matrix,
  ks: readonly number[],
  settings: KMeansSettings & { readonly seed: number },
): Promise<MixtureStart[] | null> {
  const rows = sampleRows(x.n, SAMPLE_SIZE, settings.seed)
  const { weights } = settings
  const ofSample = weights && Float64Array.from(rows, (row) => weights[row]!)
  if (ofSample && !ofSample.some((weight) => weight > 0)) return null
  const sample = takeRows(x, rows)
  const clusterings = await kMeansByK(sample, ks, { ...settings, ...(ofSample && { weights: ofSample }) })
  if (clusterings.some(({ k }, i) => k < ks[i]!)) return null
  return clusterings.map(({ k, centers }) => ({ k, given: assignToCenters(centers, k, x.d, x) }))
}
