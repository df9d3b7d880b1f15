import { describe, expect, it } from 'vitest'
import { ShapeError } from '../../../src/base/errors.ts'
import { agglomerative } from '../../../src/clustering/agglomerative/agglomerative.ts'
import { clusterPlaces, placeInClusters } from '../../../src/clustering/agglomerative/place-in-clusters.ts'
import { blobs, matrixOf } from '../points.ts'

describe('placeInClusters', () => {
  it('finds every row of well parted clusters where the tree put it, also from stored data', async () => {
    const x = blobs(300, 4, 3)
    const { labels } = await agglomerative(x, { k: 4 })
    const stored = JSON.parse(JSON.stringify(clusterPlaces(x, labels!, 4, 'ward')))
    expect(placeInClusters(stored, x)).toEqual(labels)
  })

  it('weighs the distance by what Ward adds: 1/2 for a single row, nearly 1 for many', () => {
    // cluster 0: one row at 0; cluster 1: weight 9 at 10. Row 5.5: 30.25 / 2 against 20.25 * 9 / 10
    const places = clusterPlaces(matrixOf([[0], [10]]), Int32Array.of(0, 1), 2, 'ward', Float64Array.of(1, 9))
    expect(places).toEqual({ linkage: 'ward', k: 2, d: 1, centers: [0, 10], weights: [1, 9] })
    expect([...placeInClusters(places, matrixOf([[4.9], [5.5], [6]]))]).toEqual([0, 0, 1])
    expect([...placeInClusters({ ...places, linkage: 'average' }, matrixOf([[4.9], [5.5], [5]]))]).toEqual([0, 1, 0])
  })

  it('refuses what does not fit', () => {
    const x = matrixOf([[0], [10]])
    const places = clusterPlaces(x, Int32Array.of(0, 1), 2, 'ward')
    expect(() => placeInClusters(places, matrixOf([[1, 2]]))).toThrow(ShapeError)
    expect(() => placeInClusters(places, matrixOf([[Number.NaN]]))).toThrow(ShapeError)
    expect(() => clusterPlaces(x, Int32Array.of(0, 2), 2, 'ward')).toThrow(ShapeError)
    expect(() => clusterPlaces(x, Int32Array.of(0, 1), 2, 'ward', Float64Array.of(1))).toThrow(ShapeError)
  })
})
