import { describe, expect, it } from 'vitest'
import { kMeans } from '../../src/clustering/k-means.ts'
import { adjustedRandIndex } from '../../src/selection/adjusted-rand-index.ts'
import { calinskiHarabasz } from '../../src/selection/calinski-harabasz.ts'
import { daviesBouldin } from '../../src/selection/davies-bouldin.ts'
import { inertia } from '../../src/selection/inertia.ts'
import { jaccardByCluster } from '../../src/selection/jaccard-by-cluster.ts'
import { kneedle } from '../../src/selection/kneedle.ts'
import { matchClusters } from '../../src/selection/match-clusters.ts'
import { silhouette } from '../../src/selection/silhouette.ts'
import { iris, irisSpecies } from '../clustering/iris.ts'
import { matrixOf } from '../clustering/points.ts'

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

  it('is 1 when nothing varies within, 0 when the means are equal, NaN outside 2 <= k < n', () => {
    expect(calinskiHarabasz(matrixOf([[1], [1], [1]]), Int32Array.of(0, 1, 1), 2)).toBe(1)
    expect(calinskiHarabasz(matrixOf([[-1], [1], [-1], [1]]), Int32Array.of(0, 0, 1, 1), 2)).toBe(0)
    expect(calinskiHarabasz(matrixOf([[1], [2]]), Int32Array.of(0, 0), 1)).toBeNaN()
    expect(calinskiHarabasz(matrixOf([[1], [2]]), Int32Array.of(0, 1), 2)).toBeNaN()
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
  })
})

describe('inertia', () => {
  it('is the sum of squares about the cluster means', () => {
    expect(inertia(matrixOf([[0], [2], [10], [12]]), Int32Array.of(0, 0, 1, 1), 2)).toBe(4)
    expect(inertia(iris, new Int32Array(150), 1)).toBeCloseTo(681.3706, 9)
  })
})

describe('adjustedRandIndex', () => {
  it('gives the example of scikit-learn its value', () => {
    const a = Int32Array.of(0, 0, 0, 1, 1, 1)
    expect(adjustedRandIndex(a, 2, Int32Array.of(0, 1, 0, 1, 2, 2), 3)).toBeCloseTo(0.24242424242424243, 15)
  })

  it('is 1 for the same clusters under other numbers, and for one cluster on both sides', () => {
    expect(adjustedRandIndex(Int32Array.of(0, 0, 1), 2, Int32Array.of(1, 1, 0), 2)).toBe(1)
    expect(adjustedRandIndex(Int32Array.of(0, 0, 0), 1, Int32Array.of(0, 0, 0), 1)).toBe(1)
    expect(adjustedRandIndex(Int32Array.of(0, 1, 2), 3, Int32Array.of(2, 1, 0), 3)).toBe(1)
  })
})

describe('jaccardByCluster', () => {
  it('takes the best overlap per cluster', () => {
    // {0,1,2} against {0,1} and {2,3}: 2/3 and 1/4; {3} against {2,3}: 1/2
    const { best, table } = jaccardByCluster(Int32Array.of(0, 0, 0, 1), 2, Int32Array.of(0, 0, 1, 1), 2)
    expect([...table]).toEqual([2 / 3, 1 / 4, 0, 1 / 2])
    expect([...best]).toEqual([2 / 3, 1 / 2])
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
