import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { blobs } from '../clustering/points.ts'

// Worker threads load compiled modules, so that this test uses them, too.
const load = (path: string): Promise<unknown> =>
  import(pathToFileURL(resolve(import.meta.dirname, '../../dist', path)).href)
const { openThreads } = (await load('threads/open-threads.js')) as typeof import('../../src/threads/open-threads.ts')
const { certifiedSilhouette, silhouette, silhouetteSamples } = (await load(
  'clustering.js',
)) as typeof import('../../src/clustering.ts')
const { jointWidths } = (await load(
  'selection/joint-widths.js',
)) as typeof import('../../src/selection/joint-widths.ts')

/** More than one chunk of points and several bundles of distances. */
const x = blobs(18_000, 5, 3)
const labels = Int32Array.from({ length: x.n }, (_, i) => (i % 40 === 0 ? 0 : i % 5))

describe('silhouetteSamples', () => {
  it('gives the same bits for any number of threads', async () => {
    const alone = await silhouetteSamples(x, labels, 5)
    for (const count of [2, 3]) {
      await using threads = openThreads(count)
      expect(await silhouetteSamples(x, labels, 5, { threads })).toEqual(alone)
    }
  })

  it('reports progress and ends when the caller cancels', async () => {
    await using threads = openThreads(2)
    const cancel = new AbortController()
    const shares: number[] = []
    const onProgress = (_stage: string, done = 0): void => {
      shares.push(done)
      cancel.abort()
    }
    await expect(silhouette(x, labels, 5, { threads, signal: cancel.signal, onProgress })).rejects.toThrow(/abort/i)
    expect(shares.length).toBeGreaterThan(0)
  })
})

describe('jointWidths', () => {
  it('gives the same bits for any number of threads', async () => {
    const labelings = [
      { labels, k: 5 },
      { labels: labels.map((label) => label % 2), k: 2 },
    ]
    const alone = await jointWidths(x, labelings)
    for (const count of [2, 3]) {
      await using threads = openThreads(count)
      expect(await jointWidths(x, labelings, { threads })).toEqual(alone)
    }
  })
})

describe('certifiedSilhouette', () => {
  it('gives the same bits for any number of threads', async () => {
    await using threads = openThreads(2)
    const options = { tolerance: 0.01 }
    const alone = await certifiedSilhouette(x, labels, 5, options)
    expect(await certifiedSilhouette(x, labels, 5, { ...options, threads })).toEqual(alone)
  })
})
