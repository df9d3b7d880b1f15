import { describe, expect, it } from 'vitest'
import { here } from '../../../src/base/threads.ts'
import { createMasses, weigh } from '../../../src/clustering/k-means/node-masses.ts'
import { weighBy } from '../../../src/clustering/k-means/weigh-by.ts'
import { buildBoxTree } from '../../../src/neighbors/box-tree.ts'
import { blobs } from '../points.ts'

describe('weighBy', () => {
  it('gives what weighing the tree in one go gives, with and without weights', async () => {
    const x = blobs(70_000, 3, 2)
    const tree = buildBoxTree(x, { leafSize: 50 })
    const weights = Float64Array.from({ length: x.n }, (_, i) => i % 4)
    for (const given of [undefined, weights]) {
      expect(await weighBy(here, tree, given, undefined)).toEqual(weigh(tree, given, createMasses(tree)))
    }
  })
})
