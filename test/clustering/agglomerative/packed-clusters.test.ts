import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { agglomerative } from '../../../src/clustering/agglomerative/agglomerative.ts'
import { packClusters, roomForClusters, searchPacked } from '../../../src/clustering/agglomerative/packed-clusters.ts'
import { searchWard } from '../../../src/clustering/agglomerative/search-ward.ts'
import { createMovingTree, leaveSlot, plantMovingTree } from '../../../src/neighbors/moving-tree.ts'
import type { Matrix } from '../../../src/numeric/matrix.ts'
import { giveBackMemory } from '../../../src/simd/borrow-memory.ts'
import { blobs, grid } from '../points.ts'

describe('searchPacked', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('finds what the search in TypeScript finds, cost and ties to the last bit, with clusters gone', async () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 2 }), fc.double({ min: -9, max: 9, noNaN: true }))
    const cluster = fc.record({
      place: fc.array(value, { minLength: 8, maxLength: 8 }),
      weight: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.double({ min: 0.1, max: 50, noNaN: true })),
      isGone: fc.boolean(),
    })
    const clusters = fc.array(cluster, { minLength: 2, maxLength: 90 })
    await fc.assert(
      fc.asyncProperty(clusters, fc.integer({ min: 1, max: 8 }), async (all, d) => {
        const places = Float64Array.from(all.flatMap(({ place }) => place.slice(0, d)))
        const weights = Float64Array.from(all, ({ weight }) => weight)
        const n = all.length
        const tree = createMovingTree(n, d)
        tree.slots = n
        for (let id = 0; id < n; id++) tree.ids[id] = id
        plantMovingTree(tree, places, weights)
        for (const [id, { isGone }] of all.entries()) if (isGone) leaveSlot(tree, tree.slotOf[id]!)
        const asking = Int32Array.from(tree.ids.keys()).filter((slot) => tree.ids[slot]! >= 0)
        const [nearest, cost] = [new Int32Array(n), new Float64Array(n)]
        await searchWard.run({ tree, asking, from: 0, to: asking.length, chunk: 0, nearest, cost })
        const room = roomForClusters(n, d, 2)!
        expect(packClusters(room, tree)).toBe(true)
        const packed = searchPacked(room, 1)
        for (const slot of asking) {
          const id = tree.ids[slot]!
          expect(packed.find(slot)).toBe(nearest[id])
          expect(packed.cost[0]).toBe(cost[id])
        }
        giveBackMemory(room.memory)
      }),
    )
  })

  it.each<[string, Matrix]>([
    ['spread out', blobs(1500, 6, 8)],
    ['on a grid', grid(1500, 5, 7, 3)],
  ])('leads to the tree that Ward in TypeScript makes: %s', async (_, x) => {
    const tree = await agglomerative(x)
    vi.stubGlobal('WebAssembly', undefined)
    expect(roomForClusters(10, 8, 1)).toBeUndefined()
    expect(await agglomerative(x)).toEqual(tree)
  })
})
