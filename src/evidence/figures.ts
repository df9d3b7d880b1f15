import type { Outcome } from './outcome.ts'
import type { RankedCells } from './ranked-cells.ts'

/** The figures of one candidate, in the order in which `figuresOf` writes them. */
export const FIGURES = [
  'gini',
  'capture',
  'auc',
  'explainedSpend',
  'explainedWinsorised',
  'explainedLog',
  'explainedActive',
] as const
export type FigureName = (typeof FIGURES)[number]

/** The part of customers whose share of spend is `capture`. */
const TOP_SHARE = 0.2

/** Sums of all customers, the same for every candidate. Weights are how often a customer was drawn. */
export interface Base {
  readonly weight: number
  readonly spend: number
  readonly active: number
  /** Sum of squared offsets from the mean of spend, winsorised, log and active. */
  readonly scatter: readonly [number, number, number, number]
  /** The Gini of the best possible ranking, by spend itself; 0 when all spend the same. */
  readonly perfectGini: number
}

/** Per cell: weight, spend, winsorised, log, active. */
const SUMS = 5

/** Adds up the outcome by cell, `SUMS` numbers each. `into` is overwritten and must hold cells × SUMS. */
export function sumByCell(
  { cellOf, cells }: RankedCells,
  { spend, winsorised, log, active }: Outcome,
  weights: Uint8Array | undefined,
  into: Float64Array,
): void {
  into.fill(0, 0, cells * SUMS)
  for (let i = 0; i < cellOf.length; i++) {
    const weight = weights === undefined ? 1 : weights[i]!
    if (weight === 0) continue
    const at = cellOf[i]! * SUMS
    into[at]! += weight
    into[at + 1]! += weight * spend[i]!
    into[at + 2]! += weight * winsorised[i]!
    into[at + 3]! += weight * log[i]!
    into[at + 4]! += weight * active[i]!
  }
}

/** Room for `sumByCell`. */
export function cellSums(cells: number): Float64Array {
  return new Float64Array(cells * SUMS)
}

/** The sums that all candidates share. @param perfect customers ranked by what they spent. */
export function baseOf(perfect: RankedCells, outcome: Outcome, weights: Uint8Array | undefined): Base {
  const { spend, winsorised, log, active } = outcome
  const sums = cellSums(perfect.cells)
  sumByCell(perfect, outcome, weights, sums)
  const total = new Float64Array(SUMS)
  for (let at = 0; at < sums.length; at++) total[at % SUMS]! += sums[at]!
  const scatter: [number, number, number, number] = [0, 0, 0, 0]
  for (const [at, values] of [spend, winsorised, log, active].entries()) {
    const mean = total[at + 1]! / total[0]!
    let sum = 0
    for (let i = 0; i < values.length; i++) {
      const offset = values[i]! - mean
      sum += (weights === undefined ? 1 : weights[i]!) * offset * offset
    }
    scatter[at] = sum
  }
  return {
    weight: total[0]!,
    spend: total[1]!,
    active: total[4]!,
    scatter,
    perfectGini: giniOf(sums, perfect.cells, total[0]!, total[1]!),
  }
}

/**
 * Writes the figures of one candidate, `FIGURES.length` numbers from `at` on; NaN where a figure is not defined, because
 * nobody or everybody bought or all spent the same.
 *
 * - gini: twice the area between the curve of cumulated spend, best cell first, and the diagonal, over that of the best
 *   possible ranking: 1 for perfect, 0 for chance, negative for upside down. Customers of one cell share its spend evenly.
 * - capture: share of spend that the first 20 % of customers hold.
 * - auc: chance that of two customers, one who bought again and one who did not, the first ranks higher; ties count half.
 * - explained*: eta squared, the share of the variance that lies between cells, 0..1.
 *
 * Source: Gini after Lorenz (1905), normalised by its largest value; AUC after Mann & Whitney (1947).
 */
export function figuresOf(sums: Float64Array, cells: number, base: Base, into: Float64Array, at: number): void {
  const { weight, spend, active, scatter, perfectGini } = base
  into[at] = giniOf(sums, cells, weight, spend) / (perfectGini > 0 ? perfectGini : Number.NaN)
  into[at + 1] = captureOf(sums, cells, TOP_SHARE * weight) / (spend > 0 ? spend : Number.NaN)
  into[at + 2] = aucOf(sums, cells, active, weight - active)
  for (let c = 0; c < scatter.length; c++)
    into[at + 3 + c] = betweenOf(sums, cells, c + 1, weight) / (scatter[c] || NaN)
}

function giniOf(sums: Float64Array, cells: number, weight: number, spend: number): number {
  let before = 0
  let area = 0
  for (let at = 0; at < cells * SUMS; at += SUMS) {
    area += sums[at]! * (before + sums[at + 1]! / 2)
    before += sums[at + 1]!
  }
  return (2 * area) / (weight * spend) - 1
}

function captureOf(sums: Float64Array, cells: number, wanted: number): number {
  let left = wanted
  let held = 0
  for (let at = 0; at < cells * SUMS && left > 0; at += SUMS) {
    const taken = Math.min(sums[at]!, left)
    if (taken > 0) held += (sums[at + 1]! * taken) / sums[at]!
    left -= taken
  }
  return held
}

function aucOf(sums: Float64Array, cells: number, active: number, silent: number): number {
  let wins = 0
  let silentBelow = silent
  for (let at = 0; at < cells * SUMS; at += SUMS) {
    const here = sums[at]! - sums[at + 4]!
    silentBelow -= here
    wins += sums[at + 4]! * (silentBelow + here / 2)
  }
  return wins / (active * silent || Number.NaN)
}

/** Sum over cells of n (mean - overall mean)^2. */
function betweenOf(sums: Float64Array, cells: number, column: number, weight: number): number {
  let total = 0
  for (let at = 0; at < cells * SUMS; at += SUMS) total += sums[at + column]!
  const mean = total / weight
  let between = 0
  for (let at = 0; at < cells * SUMS; at += SUMS) {
    if (sums[at]! > 0) between += sums[at]! * (sums[at + column]! / sums[at]! - mean) ** 2
  }
  return between
}
