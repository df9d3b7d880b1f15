import type { Matrix } from '../../numeric/matrix.ts'
import { randomInt, seededRandom } from '../../numeric/random.ts'
import { type KMeansSettings, kMeansByK } from '../k-means/k-means.ts'
import type { MixtureStart } from './mixture-ascent.ts'

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
    const clusterings = await kMeansByK(x, ks, {
      seed: at === 0 ? seed : randomInt(seededRandom(seed, STARTS_STREAM + at), 2 ** 32),
      nInit: at === 0 ? RESTARTS : 1,
      ...(weights && { weights }),
      ...(threads && { threads }),
      ...(signal && { signal }),
    })
    for (const [i, { k, labels }] of clusterings.entries()) starts[i]!.push({ k, given: labels })
  }
  return starts
}
