import type { DensityView } from '../../../api/customers.ts'
import { axisScale } from './axis-scale.ts'
import { type CellColours, densityPixels } from './density-pixels.ts'
import type { PictureSize } from './ring-to-polygon.ts'
import type { Point } from './simplify-ring.ts'

const POINT_RADIUS = 2
const POINT_STRENGTH = 0.6

/** Draws all customers: up to 5,000 as points, more as cells. `sharpness` is the screen's pixels per pixel of the page. */
export function drawPlot(
  canvas: HTMLCanvasElement,
  view: DensityView,
  colours: CellColours,
  size: PictureSize,
  sharpness: number,
): void {
  canvas.width = Math.round(size.width * sharpness)
  canvas.height = Math.round(size.height * sharpness)
  const context = canvas.getContext('2d')
  if (context === null) return
  if (view.points === null) {
    const cells = document.createElement('canvas')
    cells.width = view.columns
    cells.height = view.rows
    cells.getContext('2d')?.putImageData(new ImageData(densityPixels(view, colours), view.columns, view.rows), 0, 0)
    context.imageSmoothingEnabled = false
    context.drawImage(cells, 0, 0, canvas.width, canvas.height)
    return
  }
  context.scale(sharpness, sharpness)
  context.globalAlpha = POINT_STRENGTH
  const places = pointPlaces(view, size)
  for (const [i, point] of view.points.entries()) {
    const colour = colours.by === 'density' ? colours.ramp[4]! : colours.colourOf(point.cluster)
    context.fillStyle = `rgb(${colour.join(' ')})`
    context.beginPath()
    context.arc(places[i]![0], places[i]![1], POINT_RADIUS, 0, 2 * Math.PI)
    context.fill()
  }
}

/** Where each single customer stands, in pixels from the upper left; what lies beyond an axis stands at its end. */
export function pointPlaces(view: DensityView, { width, height }: PictureSize): Point[] {
  const x = axisScale(view.x)
  const y = axisScale(view.y)
  const within = (place: number): number => Math.min(1, Math.max(0, place))
  return (view.points ?? []).map((point) => [
    within(x.toPlace(point.x)) * width,
    (1 - within(y.toPlace(point.y))) * height,
  ])
}
