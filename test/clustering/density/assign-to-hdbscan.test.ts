import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ShapeError } from '../../../src/base/errors.ts'
import { assignToHdbscan, hdbscanModel } from '../../../src/clustering/density/assign-to-hdbscan.ts'
import { hdbscan } from '../../../src/clustering/density/hdbscan.ts'
import { randomPoints, squaredOfRows } from '../../neighbors/random-points.ts'
import { blobs, matrixOf } from '../points.ts'

describe('assignToHdbscan', () => {
  it('gives the rows of the fit their labels again', async () => {
    await fc.assert(
      fc.asyncProperty(randomPoints({ min: 6 }), fc.integer({ min: 1, max: 6 }), async (x, minSamples) => {
        const fit = await hdbscan(x, { minClusterSize: 3, minSamples })
        expect(assignToHdbscan(hdbscanModel(x, minSamples, fit), x)).toEqual(fit.labels)
      }),
    )
  })

  it('places a new row by the fitted row that looking at all of them finds', async () => {
    await fc.assert(
      fc.asyncProperty(randomPoints({ min: 8, max: 80 }), fc.integer({ min: 1, max: 6 }), async (all, minSamples) => {
        const n = all.n - 1
        const x = { data: all.data.slice(0, n * all.d), n, d: all.d }
        const fit = await hdbscan(x, { minClusterSize: 3, minSamples })
        const rows = [...Array(n).keys()]
        const gaps = rows.map((row) => Math.sqrt(squaredOfRows(all, n, row)))
        const core = minSamples > 1 ? gaps.toSorted((a, b) => a - b)[minSamples - 2]! : 0
        const reach = rows.map((row) => Math.max(core, fit.coreDistances[row]!, gaps[row]!))
        rows.sort((a, b) => reach[a]! - reach[b]! || gaps[a]! - gaps[b]! || a - b)
        const equal = gaps.indexOf(0)
        const label = fit.labels[equal >= 0 ? equal : rows[0]!]!
        const isIn = equal >= 0 || (label >= 0 && reach[rows[0]!]! < fit.reaches[label]!)
        const last = { data: all.data.slice(n * all.d), n: 1, d: all.d }
        expect([...assignToHdbscan(hdbscanModel(x, minSamples, fit), last)]).toEqual([isIn ? label : -1])
      }),
    )
  })

  it('finds most of a second sample where the first has its groups, and nothing far away', async () => {
    const x = blobs(600, 3, 2, 1)
    const model = hdbscanModel(x, 10, await hdbscan(x, { minClusterSize: 10 }))
    const labels = assignToHdbscan(model, blobs(600, 3, 2, 2))
    expect(labels.filter((label, i) => label === model.labels[i]).length).toBeGreaterThan(540)
    expect([...assignToHdbscan(model, matrixOf([[100, 100]]))]).toEqual([-1])
    expect(() => assignToHdbscan(model, matrixOf([[1]]))).toThrow(ShapeError)
  })
})
