import { describe, expect, it } from 'vitest'
import { applyExceptions, exceptionsOf } from '../../src/clustering/exceptions.ts'
import { matrixOf } from './points.ts'

describe('exceptionsOf', () => {
  it('keeps each row that a rule puts elsewhere once, and gives equal rows its label', () => {
    const x = matrixOf([
      [2, 1],
      [0, 5],
      [2, 1],
      [1, 1],
    ])
    const exceptions = exceptionsOf(x, Int32Array.of(3, 0, 3, -1), Int32Array.of(1, 0, 1, 0))
    expect(exceptions).toEqual({ d: 2, rows: Float64Array.of(1, 1, 2, 1), labels: Int32Array.of(-1, 3) })
    const others = matrixOf([
      [1, 1],
      [2, 1],
      [2, 2],
      [0, 0],
    ])
    const labels = Int32Array.of(7, 7, 7, 7)
    applyExceptions(exceptions, others, labels)
    expect([...labels]).toEqual([-1, 3, 7, 7])
  })
})
