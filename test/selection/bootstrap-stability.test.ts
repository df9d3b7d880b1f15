import { describe, expect, it } from 'vitest'
import { OptionError } from '../../src/base/errors.ts'
import { kMeans } from '../../src/clustering/k-means/k-means.ts'
import { kMeansRefits } from '../../src/clustering/k-means/k-means-refits.ts'
import { bootstrapStability } from '../../src/selection/bootstrap-stability.ts'
import { blobs, matrixOf } from '../clustering/points.ts'

describe('bootstrapStability', () => {
  it('finds groups that stand apart again in every resample', async () => {
    const x = blobs(300, 3, 3)
    const { labels } = await kMeans(x, { k: 3 })
    const { jaccards, confidence, rowsUsed } = await bootstrapStability(x, labels, 3, { fit: kMeansRefits({ k: 3 }) })
    expect(jaccards).toEqual([1, 1, 1])
    expect(confidence.every((share) => share === 1)).toBe(true)
    expect(rowsUsed).toBe(300)
  })

  it('doubts a split through a group', async () => {
    const x = blobs(300, 2, 2)
    const { labels } = await kMeans(x, { k: 3 })
    const { jaccards, confidence } = await bootstrapStability(x, labels, 3, { fit: kMeansRefits({ k: 3 }) })
    expect(Math.min(...jaccards)).toBeLessThan(0.75)
    expect(confidence.every((share) => share >= 0 && share <= 1)).toBe(true)
  })

  it('works out overlap and confidence by hand for a fit that moves one row', async () => {
    const x = blobs(4, 2, 1)
    const labels = Int32Array.of(0, 0, 1, 1)
    const fit = () => async () => () => Int32Array.of(1, 1, 1, 0)
    const { jaccards, confidence, ...more } = await bootstrapStability(x, labels, 2, { fit, resamples: 2 })
    expect(jaccards).toEqual([2 / 3, 1 / 2])
    expect(more).toMatchObject({ jaccardDeviations: [0, 0], randIndex: { mean: 0, deviation: 0 } })
    expect([...confidence]).toEqual([1, 1, 0, 1])
  })

  it('takes fits with noise and with other numbers of clusters, and waits for their labels', async () => {
    const x = blobs(6, 2, 1)
    const labels = Int32Array.of(0, 0, 0, 1, 1, -1)
    const found = [
      Int32Array.of(2, 2, -1, 0, 0, -1), // {0,1} of {0,1,2}: 2/3; {3,4}: 1
      Int32Array.of(0, 0, 0, 0, 0, 0), // everything: 3/6 and 2/6; cluster 0 is the partner
      Int32Array.of(-1, -1, -1, -1, -1, -1), // nothing: 0 and 0
    ]
    let fits = 0
    const fit = () => async () => {
      const labeled = found[fits++]!
      return async () => labeled
    }
    const { jaccards, confidence } = await bootstrapStability(x, labels, 2, { fit, resamples: 3 })
    expect(jaccards[0]).toBeCloseTo((2 / 3 + 1 / 2) / 3, 12)
    expect(jaccards[1]).toBeCloseTo((1 + 1 / 3) / 3, 12)
    expect([...confidence]).toEqual([2 / 3, 2 / 3, 1 / 3, 1 / 3, 1 / 3, 2 / 3])
  })

  it('refuses a fit that labels other rows', async () => {
    const fit = () => async () => () => new Int32Array(3)
    const labels = new Int32Array(4)
    await expect(bootstrapStability(blobs(4, 2, 1), labels, 1, { fit })).rejects.toThrow(/3 labels|4 labels/)
  })

  it('draws weights that add up to the rows, and resamples a sample of many rows', async () => {
    const x = blobs(100, 2, 2)
    const totals: number[] = []
    const fit = () => async (weights: Float64Array) => {
      totals.push(weights.reduce((sum, weight) => sum + weight, 0))
      return () => new Int32Array(100)
    }
    const options = { fit, resamples: 3, sampleSize: 40 }
    const { rowsUsed, confidence } = await bootstrapStability(x, new Int32Array(100), 1, options)
    expect(totals).toEqual([40, 40, 40])
    expect([rowsUsed, confidence.length]).toEqual([40, 100])
  })

  it('repeats every bit with the same seed', async () => {
    const x = blobs(200, 3, 3)
    const { labels } = await kMeans(x, { k: 4 })
    const run = () => bootstrapStability(x, labels, 4, { fit: kMeansRefits({ k: 4 }), resamples: 10, seed: 3 })
    expect(await run()).toEqual(await run())
  })

  it('refuses no resamples', async () => {
    const options = { fit: kMeansRefits({ k: 1 }), resamples: 0 }
    await expect(bootstrapStability(blobs(9, 3, 2), new Int32Array(9), 1, options)).rejects.toThrow(OptionError)
  })

  it('takes noise for no cluster: it has no stability, is no partner, and agrees with noise alone', async () => {
    const x = matrixOf([[0], [0], [0], [5], [5], [9]])
    const labels = Int32Array.of(0, 0, 0, 1, 1, -1)
    const steady = await bootstrapStability(x, labels, 2, { resamples: 4, fit: () => async () => () => labels })
    expect(steady.jaccards).toEqual([1, 1])
    expect([...steady.confidence]).toEqual([1, 1, 1, 1, 1, 1])
    const found = Int32Array.of(0, 0, 0, -1, -1, 0)
    const dissolved = await bootstrapStability(x, labels, 2, { resamples: 4, fit: () => async () => () => found })
    expect(dissolved.jaccards).toEqual([3 / 4, 0])
    expect([...dissolved.confidence]).toEqual([1, 1, 1, 0, 0, 0])
  })
})
