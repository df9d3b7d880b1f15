import { OptionError, ShapeError } from '../base/errors.ts'
import type { TimeUnit } from './time.ts'

/**
 * What the models need to know of n customers, as parallel columns. Several orders in one unit of time that the shop
 * counts as one purchase (usually a day) must have been merged before.
 */
export interface Buyers<Unit extends TimeUnit = TimeUnit> {
  readonly n: number
  readonly unit: Unit
  /** Purchases after the first; whole numbers of 0 or more. */
  readonly x: Float64Array
  /** Time from the first to the last purchase; 0 where x is 0. */
  readonly tx: Float64Array
  /** Time from the first purchase to the end of observation, at least tx. */
  readonly age: Float64Array
}

/** @throws ShapeError when a column has the wrong length or a customer cannot be. */
export function checkBuyers({ n, unit, x, tx, age }: Buyers): void {
  if (unit !== 'day' && unit !== 'week') throw new OptionError(`unit ${unit} is not known; use day or week`)
  for (const [name, column] of Object.entries({ x, tx, age })) {
    if (column.length !== n) {
      throw new ShapeError(`${name} holds ${column.length} values for ${n} customers; give one each`)
    }
  }
  for (let i = 0; i < n; i++) {
    const possible =
      Number.isInteger(x[i]!) && x[i]! >= 0 && (x[i]! > 0 ? tx[i]! >= 0 : tx[i]! === 0) && age[i]! >= tx[i]!
    if (!possible || !Number.isFinite(age[i]!)) {
      throw new ShapeError(
        `customer ${i} has x=${x[i]}, tx=${tx[i]}, age=${age[i]}; x must be whole, tx 0 without repeats, and age at least tx`,
      )
    }
  }
}
