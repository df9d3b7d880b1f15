import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearestOfAll } from '../../src/neighbors/nearest-of-all.ts'
import { uniquePoints } from '../../src/neighbors/unique-points.ts'
import { blobs } from '../clustering/points.ts'
import { randomPoints, squaredOfRows } from './random-points.ts'

describe('nearestOfAll', () => {
  it('gives each point the distances that looking at all points gives', async () => {
    await fc.assert(
      fc.asyncProperty(randomPoints(), fc.integer({ min: 1, max: 12 }), async (x, most) => {
        const { tree } = uniquePoints(x)
        const k = Math.min(most, tree.n)
        const { squared, neighbors } = await nearestOfAll(tree, k)
        for (let u = 0; u < tree.n; u++) {
          const all = Array.from(tree.order, (row) => squaredOfRows(x, tree.order[u]!, row)).sort((a, b) => a - b)
          expect([...squared.slice(u * k, u * k + k)]).toEqual(all.slice(0, k))
          const listed = [...neighbors.slice(u * k, u * k + k)]
          expect(new Set(listed).size).toBe(k)
          expect(listed[0]).toBe(u)
          for (const [at, v] of listed.entries()) {
            expect(squaredOfRows(x, tree.order[u]!, tree.order[v]!)).toBe(squared[u * k + at])
          }
        }
      }),
    )
  })

  it('gives the same among many points, in pieces', async () => {
    const x = blobs(70_000, 5, 3)
    const { tree } = uniquePoints(x)
    const shares: number[] = []
    const { squared } = await nearestOfAll(tree, 4, undefined, { onDone: (share) => shares.push(share) })
    expect(shares.length).toBeGreaterThan(1)
    for (const u of [0, 12_345, 69_999]) {
      const all = Array.from(tree.order, (row) => squaredOfRows(x, tree.order[u]!, row)).sort((a, b) => a - b)
      expect([...squared.slice(4 * u, 4 * u + 4)]).toEqual(all.slice(0, 4))
    }
  })
})
