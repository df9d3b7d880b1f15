import { describe, expect, it } from 'vitest'
import { ShapeError } from '../../../src/base/errors.ts'
import { assignToCenters } from '../../../src/clustering/k-means/assign-to-centers.ts'
import { matrixOf } from '../points.ts'

describe('assignToCenters', () => {
  it('takes the nearest centre and the lowest of equally near ones', () => {
    const centers = Float64Array.of(0, 10, 10)
    expect(assignToCenters(centers, 3, 1, matrixOf([[-1], [5], [9], [10]]))).toEqual(Int32Array.of(0, 0, 1, 1))
  })

  it('breaks ties alike in three columns', () => {
    const centers = Float64Array.of(1, 0, 0, -1, 0, 0)
    expect(
      assignToCenters(
        centers,
        2,
        3,
        matrixOf([
          [0, 5, 5],
          [-2, 0, 0],
        ]),
      ),
    ).toEqual(Int32Array.of(0, 1))
  })

  it('refuses rows with other columns', () => {
    expect(() => assignToCenters(Float64Array.of(1, 2), 1, 2, matrixOf([[1]]))).toThrow(ShapeError)
    expect(() => assignToCenters(Float64Array.of(1, 2), 2, 2, matrixOf([[1, 1]]))).toThrow(ShapeError)
  })
})
