import type { CustomerFilter, DensityAxis } from '../../../api/customers.ts'
import { measureWords } from '../measure-words.ts'
import { axisScale } from './axis-scale.ts'
import type { PictureSize } from './ring-to-polygon.ts'
import { roundToStep } from './round-to-step.ts'
import type { Point } from './simplify-ring.ts'

type Ranges = NonNullable<CustomerFilter['ranges']>
type Range = { readonly from: number | null; readonly to: number | null }

/** A drawn rectangle (two opposite corners, pixels from the upper left) as ranges of both measures; what lies at or beyond the rim is open. */
export function rectangleRanges(
  [ax, ay]: Point,
  [bx, by]: Point,
  x: DensityAxis,
  y: DensityAxis,
  size: PictureSize,
): Ranges {
  return {
    [x.measure]: rangeBetween(x, Math.min(ax, bx) / size.width, Math.max(ax, bx) / size.width, 1 / size.width),
    [y.measure]: rangeBetween(
      y,
      1 - Math.max(ay, by) / size.height,
      1 - Math.min(ay, by) / size.height,
      1 / size.height,
    ),
  }
}

/** Where ranges of both measures stand in the picture, as a ring of four corners; open ends reach the rim. */
export function rangesRing(ranges: Ranges, x: DensityAxis, y: DensityAxis, size: PictureSize): Point[] | undefined {
  if (!ranges[x.measure] && !ranges[y.measure]) return undefined
  const [left, right] = places(x, ranges[x.measure])
  const [low, high] = places(y, ranges[y.measure])
  const top = (1 - high) * size.height
  const bottom = (1 - low) * size.height
  return [
    [left * size.width, top],
    [right * size.width, top],
    [right * size.width, bottom],
    [left * size.width, bottom],
  ]
}

/** What is counted in whole numbers has whole ends, between which the same customers lie. */
function rangeBetween(axis: DensityAxis, from: number, to: number, pixel: number): Range {
  const { toValue } = axisScale(axis)
  const whole = measureWords[axis.measure].kind !== 'money'
  const at = (place: number, round: (value: number) => number): number =>
    whole ? round(toValue(place)) : roundToStep(toValue(place), Math.abs(toValue(place + pixel) - toValue(place)))
  return { from: from <= 0 ? null : at(from, Math.ceil), to: to >= 1 ? null : at(to, Math.floor) }
}

function places(axis: DensityAxis, range: Range | undefined): [number, number] {
  const { toPlace } = axisScale(axis)
  const within = (place: number): number => Math.min(1, Math.max(0, place))
  return [range?.from == null ? 0 : within(toPlace(range.from)), range?.to == null ? 1 : within(toPlace(range.to))]
}
