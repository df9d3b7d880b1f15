import type { DensityAxis } from '../../../api/customers.ts'

/** Between values of a measure and places along its axis, 0 at `min` and 1 at `max`. */
export interface AxisScale {
  /** Outside 0..1 for values beyond the axis. */
  readonly toPlace: (value: number) => number
  readonly toValue: (place: number) => number
}

/** An axis without width puts every value in the middle. */
export function axisScale({ min, max, scale }: DensityAxis): AxisScale {
  const forward = scale === 'log1p' ? (value: number) => Math.log1p(Math.max(0, value)) : (value: number) => value
  const back = scale === 'log1p' ? Math.expm1 : (value: number) => value
  const low = forward(min)
  const span = forward(max) - low
  if (!(span > 0)) return { toPlace: () => 0.5, toValue: () => min }
  return { toPlace: (value) => (forward(value) - low) / span, toValue: (place) => back(low + place * span) }
}
