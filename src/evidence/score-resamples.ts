import type { Task } from '../base/threads.ts'
import { randomInt, seededRandom } from '../numeric/random.ts'
import { baseOf, cellSums, FIGURES, figuresOf, sumByCell } from './figures.ts'
import type { Outcome } from './outcome.ts'
import type { RankedCells } from './ranked-cells.ts'

/** Some of the resamples of one cut. */
export interface ResampleJob {
  readonly outcome: Outcome
  /** Customers ranked by what they spent. */
  readonly perfect: RankedCells
  readonly candidates: readonly RankedCells[]
  readonly seed: number
  /** Resamples from..to-1. */
  readonly from: number
  readonly to: number
}

/**
 * The figures of all candidates on bootstraps of the customers: n customers drawn with replacement, candidates and
 * outcomes as they are. Every candidate sees the same draws, so that differences between candidates are paired.
 *
 * @returns resamples × candidates × figures.
 */
export const scoreResamples: Task<ResampleJob, Float64Array> = {
  module: import.meta.url,
  name: 'scoreResamples',
  run({ outcome, perfect, candidates, seed, from, to }) {
    const n = outcome.spend.length
    const figures = FIGURES.length
    const into = new Float64Array((to - from) * candidates.length * figures)
    const sums = cellSums(candidates.reduce((most, { cells }) => Math.max(most, cells), 1))
    const weights = new Uint8Array(n)
    for (let resample = from; resample < to; resample++) {
      drawCustomers(weights, seed, resample)
      const base = baseOf(perfect, outcome, weights)
      for (const [c, candidate] of candidates.entries()) {
        sumByCell(candidate, outcome, weights, sums)
        figuresOf(sums, candidate.cells, base, into, ((resample - from) * candidates.length + c) * figures)
      }
    }
    return into
  },
}

/** n draws with replacement, as how often each customer was drawn: a byte each, which nobody reaches by chance. */
function drawCustomers(weights: Uint8Array, seed: number, resample: number): void {
  const random = seededRandom(seed, resample)
  weights.fill(0)
  for (let drawn = 0; drawn < weights.length; drawn++) weights[randomInt(random, weights.length)]!++
}
