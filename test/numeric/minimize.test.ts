import { describe, expect, it } from 'vitest'
import { minimize } from '../../src/numeric/minimize.ts'

describe('minimize', () => {
  it('finds the valley, inside or at an end', () => {
    expect(minimize((x) => (x - 1.25) ** 2, -5, 5)).toBeCloseTo(1.25, 7)
    expect(minimize((x) => x, 2, 3)).toBeCloseTo(2, 7)
  })
})
