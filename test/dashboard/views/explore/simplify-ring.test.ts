import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ringArea } from '../../../../src/dashboard/views/explore/ring-area.ts'
import { distanceToSegment, type Point, simplifyRing } from '../../../../src/dashboard/views/explore/simplify-ring.ts'

describe('simplifyRing', () => {
  it('keeps the corners of a square and drops what lies on its sides', () => {
    const ring: Point[] = [
      [0, 0],
      [5, 0],
      [10, 0],
      [10, 4],
      [10, 10],
      [3, 10],
      [0, 10],
      [0, 5],
    ]
    expect(simplifyRing(ring, 0.5)).toEqual([
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ])
  })

  it('leaves no point further away than allowed', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }))
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 80 }), (ring) => {
        const corners = simplifyRing(ring, 4)
        for (const at of ring) {
          const off = corners.map((corner, i) => distanceToSegment(at, corner, corners[(i + 1) % corners.length]!))
          expect(Math.min(...off)).toBeLessThanOrEqual(4)
        }
      }),
    )
  })

  it('is coarser where there would be too many corners', () => {
    const star = Array.from({ length: 1_000 }, (_, i): Point => {
      const radius = i % 2 === 0 ? 100 : 40
      return [200 + radius * Math.cos(i / 159.155), 200 + radius * Math.sin(i / 159.155)]
    })
    expect(simplifyRing(star, 1, 100).length).toBeLessThanOrEqual(100)
  })
})

describe('ringArea', () => {
  it('is that of a rectangle, either way round', () => {
    const ring: Point[] = [
      [1, 1],
      [4, 1],
      [4, 3],
      [1, 3],
    ]
    expect(ringArea(ring)).toBe(6)
    expect(ringArea(ring.toReversed())).toBe(6)
  })
})
