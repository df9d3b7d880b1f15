import { describe, expect, it } from 'vitest'
import { OptionError } from '../../src/base/errors.ts'
import { clusterMeans } from '../../src/clustering/cluster-means.ts'
import { kMeans, kMeansByK } from '../../src/clustering/k-means/k-means.ts'
import { bic } from '../../src/selection/bic.ts'
import { calinskiHarabasz } from '../../src/selection/calinski-harabasz.ts'
import { daviesBouldin } from '../../src/selection/davies-bouldin.ts'
import { inertia } from '../../src/selection/inertia.ts'
import { jaccardByCluster } from '../../src/selection/jaccard-by-cluster.ts'
import { kneedle } from '../../src/selection/kneedle.ts'
import { matchClusters } from '../../src/selection/match-clusters.ts'
import { silhouette } from '../../src/selection/silhouette.ts'
import { iris, irisSpecies } from '../clustering/iris.ts'
import { blobs, matrixOf } from '../clustering/points.ts'

describe('calinskiHarabasz', () => {
  it('gives scikit-learn its value for the species of iris and for k-means with k = 3', async () => {
    expect(calinskiHarabasz(iris, irisSpecies, 3)).toBeCloseTo(487.33087637489984, 9)
    const { labels } = await kMeans(iris, { k: 3 })
    expect(calinskiHarabasz(iris, labels, 3)).toBeCloseTo(561.62775662962, 9)
    expect(daviesBouldin(iris, labels, 3)).toBeCloseTo(0.6619715465007465, 12)
    expect(await silhouette(iris, labels, 3)).toBeCloseTo(0.5528190123564095, 12)
  })

  it('is (B / 1) / (W / 2) by hand', () => {
    const pairs = matrixOf([
      [0, 0],
      [1, 1],
      [3, 3],
      [6, 6],
    ])
    // pairs (0,0), (1,1) and (3,3), (6,6): W = 1 + 9, means (.5,.5) and (4.5,4.5), B = 2 * 8 + 2 * 8
    expect(calinskiHarabasz(pairs, Int32Array.of(0, 0, 1, 1), 2)).toBeCloseTo(32 / (10 / 2), 12)
  })

  it('is 1 when nothing varies within, 0 when the means are equal or one cluster holds all rows', () => {
    expect(calinskiHarabasz(matrixOf([[1], [1], [1]]), Int32Array.of(0, 1, 1), 2)).toBe(1)
    expect(calinskiHarabasz(matrixOf([[-1], [1], [-1], [1]]), Int32Array.of(0, 0, 1, 1), 2)).toBe(0)
    expect(calinskiHarabasz(matrixOf([[1], [2]]), Int32Array.of(0, 0), 1)).toBe(0)
    expect(calinskiHarabasz(matrixOf([[1], [2]]), Int32Array.of(0, 1), 2)).toBe(1)
  })

  it('does not count clusters without rows', () => {
    const moved = irisSpecies.map((label) => 2 * label)
    expect(calinskiHarabasz(iris, moved, 6)).toBeCloseTo(487.33087637489984, 9)
    expect(daviesBouldin(iris, moved, 6)).toBeCloseTo(0.7513707094756737, 12)
  })
})

describe('daviesBouldin', () => {
  it('gives scikit-learn its value for the species of iris', () => {
    expect(daviesBouldin(iris, irisSpecies, 3)).toBeCloseTo(0.7513707094756737, 12)
  })

  it('counts single members as spread 0', () => {
    // scikit-learn, test_davies_bouldin_score: cluster 0 has spread sqrt(2), means (1,1), (3,3), (5,5)
    const x = matrixOf([
      [0, 0],
      [2, 2],
      [3, 3],
      [5, 5],
    ])
    expect(daviesBouldin(x, Int32Array.of(0, 0, 1, 2), 3)).toBeCloseTo((0.5 + 0.5 + 0.25) / 3, 12)
  })

  it('is 0 when the spreads are 0 or the means are equal', () => {
    expect(daviesBouldin(matrixOf([[1], [1], [2]]), Int32Array.of(0, 0, 1), 2)).toBe(0)
    expect(daviesBouldin(matrixOf([[-1], [1], [-1], [1]]), Int32Array.of(0, 0, 1, 1), 2)).toBe(0)
    expect(daviesBouldin(matrixOf([[1], [2]]), Int32Array.of(0, 0), 1)).toBe(0)
  })
})

describe('inertia', () => {
  it('is the sum of squares about the cluster means', () => {
    expect(inertia(matrixOf([[0], [2], [10], [12]]), Int32Array.of(0, 0, 1, 1), 2)).toBe(4)
    expect(inertia(iris, new Int32Array(150), 1)).toBeCloseTo(681.3706, 9)
  })
})

describe('bic', () => {
  it('is -2 times the log-likelihood of spherical normals of one variance, plus k (d + 1) ln n', async () => {
    const { labels } = await kMeans(iris, { k: 3 })
    const { means, sizes } = clusterMeans(iris, labels, 3)
    const variance = inertia(iris, labels, 3) / (4 * 147)
    let logLikelihood = 0
    for (const [i, j] of labels.entries()) {
      let squared = 0
      for (let c = 0; c < 4; c++) squared += (iris.data[4 * i + c]! - means[4 * j + c]!) ** 2
      logLikelihood += Math.log(sizes[j]! / 150) - 2 * Math.log(2 * Math.PI * variance) - squared / (2 * variance)
    }
    expect(bic(iris, labels, 3)).toBeCloseTo(-2 * logLikelihood + 15 * Math.log(150), 8)
    expect(bic(iris, labels, 7)).toBe(bic(iris, labels, 3))
  })

  it('prefers the number of groups there are', async () => {
    const x = blobs(300, 4, 3)
    const fits = await kMeansByK(x, [2, 3, 4, 5, 6])
    const values = fits.map(({ labels, k }) => bic(x, labels, k))
    expect(values.indexOf(Math.min(...values)) + 2).toBe(4)
  })

  it('is -Infinity where nothing varies within, and refuses no rows', () => {
    expect(bic(matrixOf([[1], [2]]), Int32Array.of(0, 1), 2)).toBe(-Infinity)
    expect(() => bic({ data: new Float64Array(0), n: 0, d: 1 }, new Int32Array(0), 1)).toThrow(OptionError)
  })
})

describe('jaccardByCluster', () => {
  it('takes the best overlap per cluster', () => {
    // {0,1,2} against {0,1} and {2,3}: 2/3 and 1/4; {3} against {2,3}: 1/2
    const { best, table } = jaccardByCluster(Int32Array.of(0, 0, 0, 1), 2, Int32Array.of(0, 0, 1, 1), 2)
    expect([...table]).toEqual([2 / 3, 1 / 4, 0, 1 / 2])
    expect([...best]).toEqual([2 / 3, 1 / 2])
  })

  it('takes noise for rows outside of every cluster, on both sides', () => {
    // {0,1,2} against {0}: 1/3, rows 1 and 2 are noise; {3} against {3,4}: 1/2, row 4 was noise before
    const { best } = jaccardByCluster(Int32Array.of(0, 0, 0, 1, -1), 2, Int32Array.of(0, -1, -1, 1, 1), 2)
    expect([...best]).toEqual([1 / 3, 1 / 2])
    expect([...jaccardByCluster(Int32Array.of(0, 0), 1, Int32Array.of(-1, -1), 0).best]).toEqual([0])
  })
})

describe('matchClusters', () => {
  it('pairs one to one, most alike first', () => {
    expect([...matchClusters(Float64Array.of(0.9, 0.1, 0.95, 0.4), 2, 2)]).toEqual([1, 0])
    expect([...matchClusters(Float64Array.of(0.5, 0.6), 2, 1)]).toEqual([-1, 0])
  })
})

describe('kneedle', () => {
  it('finds the largest (1 - x) - y, ties to the smaller k', () => {
    // x = 0, 1/3, 2/3, 1; y = 1, .2, .1, 0: bends 0, .467, .233, 0
    expect(kneedle([1, 2, 3, 4], [10, 2, 1, 0])).toBe(2)
    expect(kneedle([1, 2, 3, 4, 5], [4, 2.5, 1.5, 0.5, 0])).toBe(2) // three bends of 1/8
    expect(kneedle([1, 2, 3], [2, 1, 0])).toBe(1)
    expect(kneedle([1, 2], [3, 1])).toBe(1)
  })

  it('moves with the range: Online Retail has 3 from k = 1 on and 4 from k = 2 on', () => {
    // 4,338 customers, log1p of recency, orders and money, standardised: total 3 × 4,338; scikit-learn, best of 30
    const inertias = [13014, 6481.223652, 4867.755223, 3937.962041, 3295.819549, 2854.92518, 2548.896489, 2336.62448]
    const ks = [1, 2, 3, 4, 5, 6, 7, 8]
    expect(kneedle(ks, inertias)).toBe(3)
    expect(kneedle(ks.slice(1), inertias.slice(1))).toBe(4)
  })
})
