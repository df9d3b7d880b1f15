import { describe, expect, it } from 'vitest'
import { ShapeError } from '../../src/base/errors.ts'
import { coarsen, rankScores } from '../../src/evidence/ranked-cells.ts'

describe('rankScores', () => {
  it('gives equal scores one cell, the best first', () => {
    const { cellOf, cells } = rankScores(Float64Array.of(1, 7, 7, -2))
    expect([[...cellOf], cells]).toEqual([[1, 0, 0, 2], 3])
  })

  it('refuses a customer without a score', () => {
    expect(() => rankScores(Float64Array.of(1, Number.NaN))).toThrow(ShapeError)
  })
})

describe('coarsen', () => {
  it('merges neighbours and keeps the order', () => {
    const ranked = rankScores(Float64Array.from({ length: 1000 }, (_, i) => -i))
    const { cellOf, cells } = coarsen(ranked, 10)
    expect(cells).toBe(10)
    expect([...cellOf]).toEqual(Array.from({ length: 1000 }, (_, i) => Math.floor(i / 100)))
  })

  it('leaves few cells as they are', () => {
    const ranked = rankScores(Float64Array.of(3, 2, 1))
    expect(coarsen(ranked, 3)).toBe(ranked)
  })
})
