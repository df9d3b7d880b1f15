import { describe, expect, it } from 'vitest'
import type { DensityAxis } from '../../../../src/api/customers.ts'
import { axisScale } from '../../../../src/dashboard/views/explore/axis-scale.ts'
import { nearestPoint } from '../../../../src/dashboard/views/explore/nearest-point.ts'
import { rangesRing, rectangleRanges } from '../../../../src/dashboard/views/explore/rectangle-ranges.ts'
import { polygonToRing, ringToPolygon } from '../../../../src/dashboard/views/explore/ring-to-polygon.ts'
import { roundToStep } from '../../../../src/dashboard/views/explore/round-to-step.ts'
import type { Point } from '../../../../src/dashboard/views/explore/simplify-ring.ts'

const x: DensityAxis = { measure: 'recency', min: 0, max: 400, scale: 'log1p' }
const y: DensityAxis = { measure: 'revenue', min: 0, max: 100_000, scale: 'log1p' }
const size = { width: 712, height: 480 }

describe('ringToPolygon', () => {
  const ring: Point[] = [
    [300, 100],
    [600, 250],
    [350, 400],
  ]

  it('holds the same customers whether edges are straight in the picture or in the measures', () => {
    const polygon = ringToPolygon(ring, x, y, size)!
    const pixels = polygonToRing(polygon, x, y, size)
    let inside = 0
    for (let right = 0.5; right < size.width; right += 7) {
      for (let down = 0.5; down < size.height; down += 7) {
        const value: Point = [axisScale(x).toValue(right / size.width), axisScale(y).toValue(1 - down / size.height)]
        const nearEdge = pixels.some((a, i) => near([right, down], a, pixels[(i + 1) % pixels.length]!))
        if (nearEdge) continue
        expect(isInside(value, polygon.corners)).toBe(isInside([right, down], ring))
        inside += isInside([right, down], ring) ? 1 : 0
      }
    }
    expect(inside).toBeGreaterThan(500)
  })

  it('has whole days and round amounts where a pixel tells no more', () => {
    const polygon = ringToPolygon(ring, x, y, size)!
    expect(polygon.corners.length).toBeLessThanOrEqual(200)
    for (const [, revenue] of polygon.corners.filter(([, revenue]) => revenue > 1_000)) expect(revenue % 10).toBe(0)
  })

  it('is nothing where the ring has no inside', () => {
    expect(
      ringToPolygon(
        [
          [5, 5],
          [5, 5],
          [5, 5],
        ],
        x,
        y,
        size,
      ),
    ).toBeUndefined()
  })
})

describe('rectangleRanges', () => {
  it('become a rectangle again at the same place, open where it reaches the rim', () => {
    const ranges = rectangleRanges([500, 300], [640, 200], x, y, size)
    expect(ranges.recency).toEqual({ from: 67, to: 217 })
    const ring = rangesRing(ranges, x, y, size)!
    const wanted = [
      [500, 200],
      [640, 200],
      [640, 300],
      [500, 300],
    ]
    for (const [i, [right, down]] of ring.entries()) {
      expect(Math.abs(right - wanted[i]![0]!)).toBeLessThanOrEqual(2)
      expect(Math.abs(down - wanted[i]![1]!)).toBeLessThanOrEqual(1)
    }
    expect(rectangleRanges([-3, -3], [100, 500], x, y, size)).toMatchObject({
      recency: { from: null },
      revenue: { from: null, to: null },
    })
    expect(rangesRing({ orders: { from: 1, to: 2 } }, x, y, size)).toBeUndefined()
  })
})

describe('roundToStep', () => {
  it('keeps what a step can tell', () => {
    expect(roundToStep(84.63, 3)).toBe(85)
    expect(roundToStep(84.63, 0.4)).toBe(84.6)
    expect(roundToStep(84_630, 250)).toBe(84_600)
    expect(roundToStep(5, 0)).toBe(5)
  })
})

describe('nearestPoint', () => {
  it('finds the nearest within reach', () => {
    const points: Point[] = [
      [0, 0],
      [10, 0],
      [12, 0],
    ]
    expect(nearestPoint(points, [11.2, 0], 5)).toBe(2)
    expect(nearestPoint(points, [4, 5], 5)).toBe(-1)
    expect(nearestPoint(points, [5, 0], 5)).toBe(0)
  })
})

/** Even-odd rule, as in the textbooks. */
function isInside([px, py]: Point, corners: readonly Point[]): boolean {
  let inside = false
  for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
    const [ax, ay] = corners[i]!
    const [bx, by] = corners[j]!
    if (ay > py !== by > py && px < ((bx - ax) * (py - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

function near([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): boolean {
  const length = Math.hypot(bx - ax, by - ay)
  const along = Math.min(1, Math.max(0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / (length * length || 1)))
  return Math.hypot(px - ax - along * (bx - ax), py - ay - along * (by - ay)) < 4
}
