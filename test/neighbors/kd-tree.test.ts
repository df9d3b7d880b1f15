import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OptionError, ShapeError } from '../../src/base/errors.ts'
import { KdTree } from '../../src/neighbors/kd-tree.ts'
import { matrixOf } from '../clustering/points.ts'
import { randomPoints, rowOf, squaredOfRows } from './random-points.ts'

describe('KdTree', () => {
  const line = matrixOf([[0], [3], [1], [3], [10]])

  it('finds what lies on the border, and ties by row', () => {
    const tree = new KdTree(line)
    expect([...tree.within([2], 1)]).toEqual([1, 2, 3])
    expect([...tree.nearest([2], 2).rows]).toEqual([1, 2])
    expect([...tree.nearest([2.5], 9).rows]).toEqual([1, 3, 2, 0, 4])
    expect([...tree.nearest([2.5], 9).distances]).toEqual([0.5, 0.5, 1.5, 2.5, 7.5])
    expect([...tree.within([100], 5)]).toEqual([])
  })

  it('finds the rows and weights that looking at all of them finds', () => {
    const radius = fc.constantFrom(0, 1, 2, 1.7, 100)
    fc.assert(
      fc.property(randomPoints(), radius, fc.integer({ min: 1, max: 70 }), fc.nat(), (x, radius, k, pick) => {
        const weights = Float64Array.from({ length: x.n }, (_, i) => 1 + (i % 4))
        const tree = new KdTree(x, weights)
        const from = pick % x.n
        const squared = Array.from({ length: x.n }, (_, i) => squaredOfRows(x, from, i))
        const inside = [...squared.keys()].filter((i) => squared[i]! <= radius * radius)
        expect([...tree.within(rowOf(x, from), radius)]).toEqual(inside)
        const weight = inside.reduce((sum, i) => sum + weights[i]!, 0)
        expect(tree.weightWithin(rowOf(x, from), radius)).toBe(weight)
        expect(new KdTree(x).weightWithin(rowOf(x, from), radius)).toBe(inside.length)
        const sorted = [...squared.keys()].sort((a, b) => squared[a]! - squared[b]! || a - b).slice(0, k)
        const nearest = tree.nearest(rowOf(x, from), k)
        expect([...nearest.rows]).toEqual(sorted)
        expect([...nearest.distances]).toEqual(sorted.map((i) => Math.sqrt(squared[i]!)))
      }),
    )
  })

  it('finds nothing among no rows', () => {
    const tree = new KdTree({ data: new Float64Array(0), n: 0, d: 2 })
    expect(tree.within([0, 0], 1)).toHaveLength(0)
    expect(tree.nearest([0, 0], 3).rows).toHaveLength(0)
  })

  it('refuses what is no point, radius or number', () => {
    const tree = new KdTree(line)
    expect(
      () =>
        new KdTree(
          matrixOf([
            [0, 1],
            [0, Number.NaN],
          ]),
        ),
    ).toThrow(/row 1, column 1 is NaN/)
    expect(() => new KdTree(line, Float64Array.of(1, 1, -1, 1, 1))).toThrow(/row 2 has weight -1/)
    expect(() => tree.within([0, 1], 1)).toThrow(ShapeError)
    expect(() => tree.within([Number.NaN], 1)).toThrow(ShapeError)
    expect(() => tree.within([0], -1)).toThrow(OptionError)
    expect(() => tree.nearest([0], 0)).toThrow(OptionError)
  })
})
