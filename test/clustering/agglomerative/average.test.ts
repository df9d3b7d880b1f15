import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { here } from '../../../src/base/threads.ts'
import { average } from '../../../src/clustering/agglomerative/average.ts'
import { type Dendrogram, toDendrogram } from '../../../src/clustering/agglomerative/dendrogram.ts'
import { distinctPoints } from '../../../src/clustering/agglomerative/distinct-points.ts'
import { takeTurns } from '../../../src/clustering/turns.ts'
import type { Matrix } from '../../../src/numeric/matrix.ts'
import { blobs, grid } from '../points.ts'
import { expectGreedy } from './greedy-merges.ts'

async function averageTree(x: Matrix, matrixSize: number, weights?: Float64Array): Promise<Dendrogram> {
  const points = distinctPoints(x, weights)
  return toDendrogram(points, await average(points, { threads: here, turn: takeTurns(undefined) }, matrixSize))
}

describe('average', () => {
  it('joins a nearest pair at every step while it searches the tree, also where many are', async () => {
    for (const x of [grid(300, 3, 7, 1), blobs(300, 5, 2), blobs(200, 3, 6)])
      expectGreedy(x, 'average', await averageTree(x, 1))
  })

  it('gives the same heights wherever the matrix takes over', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 150 }), fc.nat(), async (matrixSize, seed) => {
        const x = blobs(150, 4, 3, seed)
        const weights = Float64Array.from({ length: 150 }, (_, i) => 0.2 + (i % 5))
        const whole = await averageTree(x, 150, weights)
        const split = await averageTree(x, matrixSize, weights)
        expect(split.merges).toEqual(whole.merges)
        for (const [i, height] of whole.heights.entries()) expect(split.heights[i]! / height).toBeCloseTo(1, 12)
      }),
      { numRuns: 30 },
    )
  })
})
