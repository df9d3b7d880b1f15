import { describe, expect, it } from 'vitest'
import { interpolate } from '../../src/numeric/interpolate.ts'

describe('interpolate', () => {
  it('joins the points by lines and stays level outside', () => {
    expect([-1, 0, 5, 10, 15, 20, 99].map((x) => interpolate([0, 10, 20], [1, 2, 8], x))).toEqual([
      1, 1, 1.5, 2, 5, 8, 8,
    ])
    expect(interpolate([], [], 1)).toBeNaN()
  })
})
