import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OptionError, ShapeError } from '../../../src/base/errors.ts'
import { dbscan } from '../../../src/clustering/density/dbscan.ts'
import { suggestEps } from '../../../src/clustering/density/suggest-eps.ts'
import { randomPoints, squaredOfRows } from '../../neighbors/random-points.ts'
import { blobs, matrixOf } from '../points.ts'

describe('suggestEps', () => {
  it('finds the knee by hand', async () => {
    // second nearest, itself counted: 1, 1, 1, 1, 8; the chord rises by 7, the curve stays low until the fourth
    const { eps, distances } = await suggestEps(matrixOf([[0], [1], [2], [3], [11]]), { minSamples: 2 })
    expect([...distances]).toEqual([1, 1, 1, 1, 8])
    expect(eps).toBe(1)
  })

  it('draws the curve that looking at all rows draws', async () => {
    await fc.assert(
      fc.asyncProperty(randomPoints(), fc.nat(), async (x, pick) => {
        const minSamples = 1 + (pick % x.n)
        const rows = [...Array(x.n).keys()]
        const curve = rows.map((i) => rows.map((j) => squaredOfRows(x, i, j)).sort((a, b) => a - b)[minSamples - 1]!)
        const { eps, distances } = await suggestEps(x, { minSamples })
        expect([...distances]).toEqual(curve.sort((a, b) => a - b).map(Math.sqrt))
        if (distances.at(-1) === 0) expect(eps).toBeNull()
        else {
          expect(eps).toBeGreaterThan(0)
          expect(distances).toContain(eps)
        }
      }),
    )
  })

  it('gives clear groups an eps that finds them', async () => {
    const x = blobs(2000, 5, 3)
    expect((await dbscan(x, { eps: (await suggestEps(x)).eps! })).k).toBe(5)
  })

  it('refuses what it cannot use', async () => {
    const x = matrixOf([[0], [1]])
    for (const minSamples of [0, 3, 1.5]) await expect(suggestEps(x, { minSamples })).rejects.toThrow(OptionError)
    await expect(suggestEps({ data: new Float64Array(0), n: 0, d: 1 })).rejects.toThrow(ShapeError)
  })
})
