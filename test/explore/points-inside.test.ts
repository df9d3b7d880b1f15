import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepPointsInside } from '../../src/explore/points-inside.ts'

type Corners = readonly (readonly [number, number])[]

function inside(corners: Corners, points: Corners): number[] {
  const mask = new Uint8Array(points.length).fill(1)
  const [x, y] = [0, 1].map((c) => Float64Array.from(points, (point) => point[c]!))
  keepPointsInside(mask, x!, y!, corners)
  return [...mask]
}

/** The even-odd rule as Shimrat wrote it: every edge for every point. */
function byEveryEdge(corners: Corners, [x, y]: readonly [number, number]): number {
  let odd = 0
  for (const [i, [x0, y0]] of corners.entries()) {
    const [x1, y1] = corners[(i + 1) % corners.length]!
    if (y0 <= y !== y1 <= y && x < x0 + ((y - y0) * (x1 - x0)) / (y1 - y0)) odd ^= 1
  }
  return odd
}

describe('keepPointsInside', () => {
  it('keeps the left and lower edges of a square, not the right and upper', () => {
    const square: Corners = [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
    ]
    expect(
      inside(square, [
        [1, 1],
        [0, 1],
        [1, 0],
        [2, 1],
        [1, 2],
        [3, 1],
        [Number.NaN, 1],
        [1, Number.NaN],
      ]),
    ).toEqual([1, 1, 1, 0, 0, 0, 0, 0])
  })

  it('leaves out the middle of a star that crosses itself', () => {
    const star: Corners = [0, 2, 4, 1, 3].map((i) => [Math.sin((i * 2 * Math.PI) / 5), Math.cos((i * 2 * Math.PI) / 5)])
    expect(
      inside(star, [
        [0, 0],
        [0, 0.8],
        [0, -0.9],
      ]),
    ).toEqual([0, 1, 0])
  })

  it('keeps nothing of what was not asked about', () => {
    const mask = Uint8Array.of(0, 1)
    keepPointsInside(mask, Float64Array.of(1, 1), Float64Array.of(1, 1), [
      [0, 0],
      [2, 0],
      [2, 2],
    ])
    expect([...mask]).toEqual([0, 1])
  })

  it('agrees with every edge held against every point', () => {
    const number = fc.integer({ min: -8, max: 8 })
    const pairs = (minLength: number, maxLength: number) => fc.array(fc.tuple(number, number), { minLength, maxLength })
    fc.assert(
      fc.property(pairs(3, 12), pairs(1, 40), (corners, whole) => {
        // Off the corners' own grid, where a rounding of either way would decide.
        const points = whole.map(([x, y]) => [x + 0.37, y + 0.41] as const)
        expect(inside(corners, points)).toEqual(points.map((point) => byEveryEdge(corners, point)))
      }),
    )
  })
})
