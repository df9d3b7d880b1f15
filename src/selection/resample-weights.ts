import { type Random, randomInt } from '../numeric/random.ts'

/** A bootstrap of n rows as how often each was drawn: n draws with replacement, written over `weights`. */
export function resampleWeights(random: Random, weights: Float64Array): void {
  weights.fill(0)
  for (let drawn = 0; drawn < weights.length; drawn++) weights[randomInt(random, weights.length)]!++
}
