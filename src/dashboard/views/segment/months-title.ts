import type { CalendarStep, StepUnit } from '../../../base/calendar-steps.ts'
import { isWhole, stepName } from '../../../report/step-words.ts'

/** Of its best step: from so much on a last step counts as kept up, up to so much as faded. */
const HELD = 0.7
const FADED = 0.3

/**
 * What a segment's sales did, as a sentence: `Most in September 2011, then it faded`. Steps that
 * the log does not cover are not held against others.
 */
export function monthsTitle(values: readonly number[], steps: readonly CalendarStep[], unit: StepUnit): string {
  const whole = steps.flatMap((step, i) => (isWhole(step) ? [i] : []))
  const places = whole.length > 0 ? whole : [...steps.keys()]
  const best = places.reduce((a, b) => (values[b]! > values[a]! ? b : a))
  const last = places.at(-1)!
  if (!(values[best]! > 0)) return `Nothing was sold in any ${unit}`
  const most = `Most in ${stepName(steps[best]!.start, unit)}`
  if (last === best) return `${most}, the last whole ${unit}`
  const left = values[last]! / values[best]!
  if (left >= HELD) return `${most}, and nearly as much in ${stepName(steps[last]!.start, unit)}`
  return left <= FADED ? `${most}, then it faded` : `${most}, less since`
}
