import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { here } from '../../src/base/threads.ts'
import { nearestByKernel } from '../../src/neighbors/nearest-by-kernel.ts'
import { nearestOfAll } from '../../src/neighbors/nearest-of-all.ts'
import { uniquePoints } from '../../src/neighbors/unique-points.ts'
import { blobs } from '../clustering/points.ts'
import { randomPoints, squaredOfRows } from './random-points.ts'

describe('nearestByKernel', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('gives each point the distances that looking at all points gives, to the last bit', async () => {
    const sizes = fc.record({
      most: fc.integer({ min: 1, max: 12 }),
      leafSize: fc.integer({ min: 1, max: 30 }),
    })
    await fc.assert(
      fc.asyncProperty(randomPoints(), sizes, async (x, { most, leafSize }) => {
        const { tree } = uniquePoints(x, undefined, leafSize)
        const k = Math.min(most, tree.n)
        const lists = (await nearestByKernel(tree, k, here))!
        for (let u = 0; u < tree.n; u++) {
          const all = Array.from(tree.order, (row) => squaredOfRows(x, tree.order[u]!, row)).sort((a, b) => a - b)
          expect([...lists.squared.slice(u * k, u * k + k)]).toEqual(all.slice(0, k))
          const listed = [...lists.neighbors.slice(u * k, u * k + k)]
          expect(new Set(listed).size).toBe(k)
          expect(listed[0]).toBe(u)
          for (const [at, v] of listed.entries()) {
            expect(squaredOfRows(x, tree.order[u]!, tree.order[v]!)).toBe(lists.squared[u * k + at])
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is what finds the neighbours of many points in many columns, where the platform can', async () => {
    const { tree } = uniquePoints(blobs(5000, 5, 8))
    const fast = await nearestOfAll(tree, 6)
    expect(fast).toEqual(await nearestByKernel(tree, 6, here))
    vi.stubGlobal('WebAssembly', undefined)
    expect(await nearestByKernel(tree, 6, here)).toBeUndefined()
    const plain = await nearestOfAll(tree, 6)
    expect(plain.squared).toEqual(fast.squared)
  })
})
