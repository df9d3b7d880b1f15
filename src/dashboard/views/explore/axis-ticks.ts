import type { DensityAxis } from '../../../api/customers.ts'
import { axisScale } from './axis-scale.ts'
import { ticks } from './even-ticks.ts'

/** Days that people think in; other measures have powers of ten. */
const dayMarks = [0, 1, 7, 30, 90, 365, 730, 1825, 3650]
const powers = Array.from({ length: 13 }, (_, power) => 10 ** power)

/** Labels closer together than this share of the axis run into each other. */
const LEAST_GAP = 0.09

/** Round values along an axis, ascending, at most seven, never so close that their labels touch. */
export function axisTicks(axis: DensityAxis, kind: 'days' | 'count' | 'money'): number[] {
  const inside = (value: number): boolean => value >= axis.min && value <= axis.max
  const even = ticks(axis.min, axis.max, 6).filter(inside)
  if (axis.scale === 'linear') return even
  const marks = (kind === 'days' ? dayMarks : [0, ...powers]).filter(inside)
  const fine = [0, ...powers.flatMap((power) => [power, 2 * power, 5 * power])].filter(inside)
  const wanted = marks.length >= 3 ? marks : fine.length >= 3 ? fine : even
  return spaced(wanted, axis)
}

/** From the far end, where a log axis has its largest gaps, each tick that is far enough from the one before. */
function spaced(values: readonly number[], axis: DensityAxis): number[] {
  const { toPlace } = axisScale(axis)
  const kept: number[] = []
  for (const value of values.toReversed()) {
    if (kept.length === 0 || toPlace(kept[0]!) - toPlace(value) >= LEAST_GAP) kept.unshift(value)
  }
  return kept.length <= 7 ? kept : kept.filter((_, i) => (kept.length - 1 - i) % 2 === 0)
}
