import type { Finding } from '../base/findings.ts'
import type { EvolutionPoint } from './evolution-points.ts'

/**
 * A finding where segments that are made anew at each step come and go again, or go and come back, because the chosen
 * number of segments changes to and fro; it proposes the number that most steps have, the smaller of equals. Empty when the
 * number is the same at all steps, or every segment comes once or goes once. Steps without customers are passed over.
 */
export function flippingSegments(
  points: readonly (Pick<EvolutionPoint, 'date' | 'customers'> & {
    readonly segments: readonly { readonly segment: string; readonly customers: number }[]
  })[],
): Finding[] {
  const steps = points
    .filter(({ customers }) => customers > 0)
    .map(({ date, segments }) => ({
      date,
      there: segments.flatMap(({ segment, customers }) => (customers > 0 ? [segment] : [])),
    }))
  const names = [...new Set(steps.flatMap(({ there }) => there))]
  const turnsOf = (name: string): string[] =>
    steps.flatMap(({ date, there }, i) =>
      i > 0 && there.includes(name) !== steps[i - 1]!.there.includes(name) ? [date] : [],
    )
  const flipping = names.map((name) => ({ name, turns: turnsOf(name) })).filter(({ turns }) => turns.length > 1)
  const numbers = [...new Set(steps.map(({ there }) => there.length))].sort((a, b) => a - b)
  if (flipping.length === 0 || numbers.length < 2) return []
  const most = flipping.reduce((one, other) => (other.turns.length > one.turns.length ? other : one))
  const stepsWith = (k: number): number => steps.filter(({ there }) => there.length === k).length
  const k = numbers.reduce((best, one) => (stepsWith(one) > stepsWith(best) ? one : best))
  const which = flipping.length === 1 ? '1 segment comes and goes' : `${flipping.length} segments come and go`
  const message = `${which} as the chosen number of segments changes between ${numbers[0]} and ${numbers.at(-1)}, most of all ${most.name} (${most.turns.join(', ')}); the customers may not have changed that much, and --k ${k}, the number at ${stepsWith(k)} of ${steps.length} steps, keeps the number fixed`
  return [{ code: 'segments-come-and-go', severity: 'warning', count: flipping.length, example: most.name, message }]
}
