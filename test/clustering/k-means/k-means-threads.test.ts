import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { blobs } from '../points.ts'

// Worker threads load compiled modules, so that these tests use them, too.
const load = (file: string) => import(pathToFileURL(resolve(import.meta.dirname, `../../../dist/${file}.js`)).href)
const { openThreads } = (await load('threads/open-threads')) as typeof import('../../../src/threads/open-threads.ts')
const { kMeansByK } = (await load(
  'clustering/k-means/k-means',
)) as typeof import('../../../src/clustering/k-means/k-means.ts')
const { bootstrapStability } = (await load(
  'selection/bootstrap-stability',
)) as typeof import('../../../src/selection/bootstrap-stability.ts')
const { kMeansStability } = (await load(
  'selection/k-means-stability',
)) as typeof import('../../../src/selection/k-means-stability.ts')
const { kMeansRefits } = (await load(
  'clustering/k-means/k-means-refits',
)) as typeof import('../../../src/clustering/k-means/k-means-refits.ts')

describe('several threads', () => {
  it('give the same clusters as one, to the bit', async () => {
    await using threads = openThreads(3)
    for (const d of [2, 3]) {
      const x = blobs(3000, d, 4)
      const ks = [2, 3, 5, 8]
      expect(await kMeansByK(x, ks, { threads })).toEqual(await kMeansByK(x, ks))
    }
  })

  it('give a large table the same clusters as one, to the bit', async () => {
    await using threads = openThreads(2)
    for (const d of [3, 8]) {
      const x = blobs(110_000, 4, d)
      const settings = { nInit: 4 }
      expect(await kMeansByK(x, [3, 4], { ...settings, threads })).toEqual(await kMeansByK(x, [3, 4], settings))
    }
  })

  it('give the same stability as one, and as refits made one by one', async () => {
    await using threads = openThreads(2)
    const x = blobs(500, 3, 3)
    const labels = Int32Array.from({ length: 500 }, (_, i) => Number(x.data[3 * i]! > 0))
    const options = { fit: kMeansStability({ k: 2 }), resamples: 12 }
    const alone = await bootstrapStability(x, labels, 2, options)
    expect(await bootstrapStability(x, labels, 2, { ...options, threads })).toEqual(alone)
    expect(await bootstrapStability(x, labels, 2, { ...options, fit: kMeansRefits({ k: 2 }) })).toEqual(alone)
  })
})
