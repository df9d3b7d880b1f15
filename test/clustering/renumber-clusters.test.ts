import { describe, expect, it } from 'vitest'
import { ShapeError } from '../../src/base/errors.ts'
import { renumberClusters } from '../../src/clustering/renumber-clusters.ts'

describe('renumberClusters', () => {
  it('gives cluster order[j] the number j', () => {
    expect(renumberClusters(Int32Array.of(0, 1, 2, 2), 3, [2, 0, 1])).toEqual(Int32Array.of(1, 2, 0, 0))
  })

  it('refuses an order that forgets or repeats a cluster', () => {
    for (const order of [[0], [0, 0], [0, 1, 1], [0, 2]]) {
      expect(() => renumberClusters(Int32Array.of(0, 1), 2, order)).toThrow(ShapeError)
    }
  })
})
