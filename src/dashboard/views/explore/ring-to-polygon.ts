import type { CustomerFilter, DensityAxis } from '../../../api/customers.ts'
import { type AxisScale, axisScale } from './axis-scale.ts'
import { roundToStep } from './round-to-step.ts'
import { distanceToSegment, type Point, simplifyRing } from './simplify-ring.ts'

type Polygon = NonNullable<CustomerFilter['polygon']>

const MOST_CORNERS = 200
/** In pixels: what nobody sees. */
const OFF = 1

/** Width and height of a picture, in pixels. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/**
 * What was drawn (pixels from the upper left) as a polygon in the units of both measures, rounded to what a pixel can
 * tell. An edge that is straight on a log axis is bent in the measure's own units; corners are added until both readings
 * of the polygon differ by no more than a pixel.
 */
export function ringToPolygon(
  ring: readonly Point[],
  x: DensityAxis,
  y: DensityAxis,
  size: PictureSize,
): Polygon | undefined {
  const picture = pictureScales(x, y, size)
  const corners = withoutRepeats(densify(simplifyRing(ring, OFF), picture).map((point) => toCorner(point, picture)))
  return corners.length < 3 ? undefined : { x: x.measure, y: y.measure, corners }
}

/** The polygon's corners in pixels. */
export function polygonToRing(polygon: Polygon, x: DensityAxis, y: DensityAxis, size: PictureSize): Point[] {
  const picture = pictureScales(x, y, size)
  return polygon.corners.map((corner) => toPixel(corner, picture))
}

interface Picture extends PictureSize {
  readonly x: AxisScale
  readonly y: AxisScale
}

function pictureScales(x: DensityAxis, y: DensityAxis, size: PictureSize): Picture {
  return { x: axisScale(x), y: axisScale(y), ...size }
}

function toPixel([vx, vy]: Point, { x, y, width, height }: Picture): Point {
  return [x.toPlace(vx) * width, (1 - y.toPlace(vy)) * height]
}

function toValues([px, py]: Point, { x, y, width, height }: Picture): Point {
  return [x.toValue(px / width), y.toValue(1 - py / height)]
}

function toCorner([px, py]: Point, picture: Picture): Point {
  const [vx, vy] = toValues([px, py], picture)
  const [nx, ny] = toValues([px + OFF, py - OFF], picture)
  return [roundToStep(vx, Math.abs(nx - vx)), roundToStep(vy, Math.abs(ny - vy))]
}

/** Halves edges whose middle in measures lies off the drawn line, until none does or there are as many as may be. */
function densify(ring: readonly Point[], picture: Picture): Point[] {
  let corners = [...ring]
  for (;;) {
    const finer = corners.flatMap((a, i) => {
      const b = corners[(i + 1) % corners.length]!
      const [ax, ay] = toValues(a, picture)
      const [bx, by] = toValues(b, picture)
      const middle = toPixel([(ax + bx) / 2, (ay + by) / 2], picture)
      return distanceToSegment(middle, a, b) > OFF ? [a, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const] : [a]
    })
    if (finer.length === corners.length || finer.length > MOST_CORNERS) return corners
    corners = finer
  }
}

function withoutRepeats(corners: readonly Point[]): Point[] {
  return corners.filter((corner, i) => {
    const before = corners[(i + corners.length - 1) % corners.length]!
    return corner[0] !== before[0] || corner[1] !== before[1]
  })
}
