import { describe, expect, it } from 'vitest'
import { filterWith } from '../../../src/clustering/k-means/filtering.ts'
import { filterInSpace } from '../../../src/clustering/k-means/filtering-in-space.ts'
import { createMasses, weigh } from '../../../src/clustering/k-means/node-masses.ts'
import { openRoomOf, shareFlat } from '../../../src/clustering/k-means/share-flat.ts'
import { buildBoxTree } from '../../../src/neighbors/box-tree.ts'
import { seededRandom } from '../../../src/numeric/random.ts'
import { blobs, grid } from '../points.ts'

describe('filterInSpace', () => {
  it('gives three columns the bits that filterWith gives them, with and without a fourth column of zeros', () => {
    for (const k of [1, 2, 3, 7]) {
      const space = planted(blobs(1500, 4, 3))
      const data = Float64Array.from({ length: 6000 }, (_, at) =>
        at % 4 < 3 ? space.x.data[3 * (at >> 2) + (at % 4)]! : 0,
      )
      const flat = planted({ data, n: 1500, d: 4 })
      const inSpace = filterInSpace(space.tree, space.masses, k)(space.x.data.slice(0, 3 * k), k)
      const anywhere = filterWith(space.tree, space.masses, k)(space.x.data.slice(0, 3 * k), k)
      const withZeros = filterWith(flat.tree, flat.masses, k)(data.slice(0, 4 * k), k)
      expect(anywhere).toEqual(inSpace)
      expect([withZeros.weights, withZeros.inertia]).toEqual([inSpace.weights, inSpace.inertia])
      expect(withZeros.sums.filter((_, at) => at % 4 < 3)).toEqual(inSpace.sums)
    }
  })
})

describe('shareFlat', () => {
  it('shares points out as filterWith does, equally near ones to the lowest centre', () => {
    for (const [d, x] of [1, 2, 5, 8].flatMap((d) => [
      [d, blobs(999, 4, d)] as const,
      [d, grid(999, d, 3, d)] as const,
    ])) {
      const { tree, masses } = planted(x)
      for (const k of [1, 2, 6]) {
        const centers = x.data.slice(0, k * d)
        const room = openRoomOf({ tree, masses }, k, 0)
        const [flat, filtered] = [shareFlat(room)(centers, k), filterWith(tree, masses, k)(centers, k)]
        // weights are whole numbers here, so that their sums are exact
        expect(flat.weights).toEqual(filtered.weights)
        for (const [at, sum] of filtered.sums.entries()) expect(flat.sums[at]).toBeCloseTo(sum, 8)
        expect(flat.inertia).toBeCloseTo(filtered.inertia, 6)
        room.close()
      }
    }
  })
})

function planted(x: ReturnType<typeof blobs>) {
  const tree = buildBoxTree(x)
  const random = seededRandom(x.n)
  const weights = Float64Array.from({ length: x.n }, () => Math.floor(4 * random()))
  return { x, tree, masses: weigh(tree, weights, createMasses(tree)) }
}
