import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ShapeError } from '../../../src/base/errors.ts'
import { assignToDbscan, dbscanModel } from '../../../src/clustering/density/assign-to-dbscan.ts'
import { dbscan } from '../../../src/clustering/density/dbscan.ts'
import { randomPoints } from '../../neighbors/random-points.ts'
import { matrixOf } from '../points.ts'

describe('assignToDbscan', () => {
  it('gives the rows of the fit their labels again', async () => {
    await fc.assert(
      fc.asyncProperty(randomPoints(), fc.integer({ min: 1, max: 6 }), async (x, minSamples) => {
        const fit = await dbscan(x, { eps: 1.5, minSamples })
        expect(assignToDbscan(dbscanModel(x, 1.5, fit), x)).toEqual(fit.labels)
      }),
    )
  })

  it('knows no cluster where there was no core point', async () => {
    const x = matrixOf([[0], [5]])
    const model = dbscanModel(x, 1, await dbscan(x, { eps: 1, minSamples: 2 }))
    expect([...assignToDbscan(model, x)]).toEqual([-1, -1])
  })

  it('places new rows within eps of a core point, and no others', async () => {
    const x = matrixOf([[0], [1], [2], [10], [11], [12]])
    const model = dbscanModel(x, 1, await dbscan(x, { eps: 1, minSamples: 3 }))
    expect([...model.cores]).toEqual([1, 11])
    expect([...assignToDbscan(model, matrixOf([[1.5], [2.5], [10.4], [6], [0]]))]).toEqual([0, -1, 1, -1, 0])
    expect(() => assignToDbscan(model, matrixOf([[1, 2]]))).toThrow(ShapeError)
  })
})
