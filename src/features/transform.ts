import { interpolate } from '../numeric/interpolate.ts'
import { fitYeoJohnson, yeoJohnson } from './yeo-johnson.ts'

export type TransformKind = 'log1p' | 'log' | 'yeo-johnson' | 'rank' | 'none'

/** A fitted transform as plain data, so that a stored model gives the same numbers again. */
export type Transform =
  | { readonly kind: 'none' }
  | { readonly kind: 'log1p' }
  /** `floor` stands in for 0 and below. */
  | { readonly kind: 'log'; readonly floor: number }
  | { readonly kind: 'yeo-johnson'; readonly lambda: number }
  /** Distinct training values, ascending, and their mid-ranks over n, 0..1. */
  | { readonly kind: 'rank'; readonly values: readonly number[]; readonly ranks: readonly number[] }

/**
 * Fits a transform to the values of one feature.
 *
 * - `log1p`: ln(1 + max(v, 0)).
 * - `log`: ln(v), and 0 and below take half the smallest positive value; a change of currency then shifts the column and
 *   changes no distance. Without positive values the floor is 1.
 * - `yeo-johnson`: lambda by maximum likelihood.
 * - `rank`: mid-rank over n, equal values alike; new values by linear interpolation between the known ones.
 */
export function fitTransform(kind: TransformKind, values: Float64Array): Transform {
  switch (kind) {
    case 'log':
      return { kind, floor: logFloor(values) }
    case 'yeo-johnson':
      return { kind, lambda: fitYeoJohnson(values) }
    case 'rank':
      return { kind, ...midRanks(values) }
    default:
      return { kind }
  }
}

/** The transformed value. */
export function applyTransform(transform: Transform, value: number): number {
  switch (transform.kind) {
    case 'log1p':
      return Math.log1p(Math.max(value, 0))
    case 'log':
      return Math.log(value > 0 ? value : transform.floor)
    case 'yeo-johnson':
      return yeoJohnson(value, transform.lambda)
    case 'rank':
      return interpolate(transform.values, transform.ranks, value)
    default:
      return value
  }
}

function logFloor(values: Float64Array): number {
  const least = values.reduce((low, value) => (value > 0 && value < low ? value : low), Infinity)
  return least < Infinity ? least / 2 : 1
}

function midRanks(values: Float64Array): { values: number[]; ranks: number[] } {
  const ascending = values.toSorted()
  const distinct: number[] = []
  const ranks: number[] = []
  for (let from = 0; from < ascending.length; ) {
    let to = from
    while (to < ascending.length && ascending[to] === ascending[from]) to++
    distinct.push(ascending[from]!)
    ranks.push((from + to) / 2 / ascending.length)
    from = to
  }
  return { values: distinct, ranks }
}
