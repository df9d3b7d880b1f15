import { describe, expect, it } from 'vitest'
import { rampEdges, rampStep } from '../../src/charts/amount-ramp.ts'

describe('rampEdges', () => {
  it('are round numbers between the smallest and the largest amount', () => {
    expect(rampEdges([0, 5, 72, 615])).toEqual([10, 20, 50, 100, 200, 500])
    expect(rampEdges([30, 31])).toEqual([])
  })

  it('are six at most, from the whole range', () => {
    expect(rampEdges([1, 100_000])).toEqual([2, 20, 200, 1_000, 10_000, 100_000])
  })

  it('are none where nothing differs', () => {
    expect(rampEdges([])).toEqual([])
    expect(rampEdges([0, 7, 7])).toEqual([])
  })
})

describe('rampStep', () => {
  it('ends at the strongest tint and keeps none for nothing', () => {
    const edges = [10, 100]
    expect([0, 1, 10, 99, 100].map((amount) => rampStep(amount, edges))).toEqual([0, 5, 6, 6, 7])
    expect(rampStep(3, [])).toBe(4)
  })
})
