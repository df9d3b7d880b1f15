import { segmentColours } from '../charts/segment-colours.ts'
import { baseName } from '../charts/segment-slots.ts'
import { countNoun } from './count-noun.ts'
import { formatCount, formatDays, formatMedian, formatShare } from './format.ts'
import type { ReportSegment } from './input/report-segment.ts'
import { leaders } from './leaders.ts'
import { listWords } from './list-words.ts'
import { numberWord } from './number-word.ts'
import type { RunContext } from './run-context.ts'

/** What is said of a segment that can still be moved, after its number of customers. */
const callsToAct: Readonly<Record<string, string>> = {
  'Needs attention': 'good ones are going quiet',
  'At risk': 'good ones have gone quiet',
  'About to sleep': 'are about to stop',
  'New customers': 'are new',
  'Potential loyalists': 'are one step from loyal',
  Promising: 'are on their way',
}

/** The page in one sentence: who brings the money, and who can be moved. */
export function headline(context: RunContext): string {
  const { input, named, noise, hasRevenue } = context
  if (input.customers === 0) return 'No customer could be put into a segment'
  if (named.length === 0) return 'The customers fall into no segments'
  if (named.length === 1 && noise === undefined)
    return `All ${formatCount(input.customers)} customers are in one segment`
  const call = segmentToMove(named)
  const ending = call && `${formatCount(call.customers)} ${callsToAct[baseName(call.name)]}`
  const best = hasRevenue ? largestBy(named, (segment) => segment.revenueShare ?? 0) : undefined
  const opening = best
    ? broughtBy(best, noise)
    : `${countNoun(input.customers, 'customer')} ${input.customers === 1 ? 'falls' : 'fall'} into ${segmentsWord(named.length)}`
  return ending && call !== best ? `${opening}; ${ending}` : opening
}

/** Those who bring most, where that is known: a segment, or the customers who fit none. */
function broughtBy(best: ReportSegment, noise: ReportSegment | undefined): string {
  if (noise !== undefined && (noise.revenueShare ?? 0) > (best.revenueShare ?? 0)) {
    const fit = noise.customers === 1 ? 'fits no segment and brings' : 'fit no segment and bring'
    return `${countNoun(noise.customers, 'customer')} ${fit} ${formatShare(noise.revenueShare)} of revenue`
  }
  return `${countNoun(best.customers, 'customer')} ${best.customers === 1 ? 'brings' : 'bring'} ${formatShare(best.revenueShare)} of revenue`
}

/** Three sentences under the headline: the segments, the money, the next step. */
export function lede(context: RunContext): string {
  const { input, named, noise, hasRevenue } = context
  if (input.customers === 0) return 'Nothing that could be counted as an order was left.'
  if (named.length === 0) return 'The method found no groups among them; another one may.'
  const by = input.revenue === null ? 'how recently and how often' : 'how recently, how often and how much'
  const sentences = [
    named.length === 1 && noise === undefined
      ? `There is one segment: by ${by} they bought, nothing tells its customers apart.`
      : `${formatCount(input.customers)} customers fall into ${segmentsWord(named.length)} by ${by} they bought${
          noise === undefined ? '' : `; ${formatCount(noise.customers)} fit none`
        }.`,
  ]
  const top = leaders(context)
  if (hasRevenue && named.length > 1) {
    const names = listWords(top.segments.map((segment) => segment.name))
    sentences.push(
      top.enough
        ? `The money sits with ${names}: ${formatShare(top.revenueShare)} of it.`
        : `Together they bring ${formatShare(top.revenueShare)} of revenue; the rest comes from customers in no segment.`,
    )
  }
  const call = segmentToMove(named)
  if (call !== undefined && named.length > 1) sentences.push(nextStep(call))
  return sentences.join(' ')
}

function segmentsWord(count: number): string {
  return `${numberWord(count)} ${count === 1 ? 'segment' : 'segments'}`
}

function nextStep({ customers, name, medianOrderCount, medianRecencyDays }: ReportSegment): string {
  const facts = [
    medianOrderCount === null
      ? ''
      : `${formatMedian(medianOrderCount)} ${medianOrderCount === 1 ? 'order' : 'orders'} each`,
    medianRecencyDays === null ? '' : `the last ${formatDays(medianRecencyDays)} ago`,
  ].filter((fact) => fact !== '')
  const medians = facts.length > 0 ? ` (medians: ${facts.join(', ')})` : ''
  return `${formatCount(customers)} in ${name}${medians} are the ones to move next.`
}

/** The largest segment to win back, else the largest to grow, of those that have a sentence. */
function segmentToMove(segments: readonly ReportSegment[]): ReportSegment | undefined {
  for (const family of ['win-back', 'grow']) {
    const group = segments.filter(({ name }) => {
      const base = baseName(name)
      const colour = segmentColours.find((known) => known.name === base)
      return colour?.family === family && Object.hasOwn(callsToAct, base)
    })
    if (group.length > 0) return largestBy(group, (segment) => segment.customers)
  }
  return undefined
}

function largestBy(
  segments: readonly ReportSegment[],
  size: (segment: ReportSegment) => number,
): ReportSegment | undefined {
  return segments.reduce<ReportSegment | undefined>(
    (best, segment) => (best === undefined || size(segment) > size(best) ? segment : best),
    undefined,
  )
}
