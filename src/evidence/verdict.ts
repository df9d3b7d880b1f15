import type { CandidateFigures, Estimate } from './score-candidates.ts'

/** A way to tell customers apart, as it fared at every cut. */
export interface JudgedCandidate {
  readonly name: string
  /** Segments, or null for a ranking that tells customers apart one by one. */
  readonly k: number | null
  /** Whether every segment holds enough customers at every cut; true for rankings. */
  readonly largeEnough: boolean
  /** Whether it is one of the plain orders (recency, orders, spend, chance) that others are held against. */
  readonly plain: boolean
  /** One per cut. */
  readonly atCuts: readonly {
    readonly figures: CandidateFigures
    /** Gini minus that of sorting by past spend. */
    readonly againstSpend: Estimate | null
    /** Gini minus that of past spend cut into as many groups; null for rankings. */
    readonly againstEqualK: Estimate | null
  }[]
}

/** The mean over the cuts of a candidate's normalised Gini; NaN where no cut has one. */
export function meanGini({ atCuts }: JudgedCandidate): number {
  const known = atCuts.flatMap(({ figures }) => (figures.gini === null ? [] : [figures.gini.value]))
  return known.length === 0 ? Number.NaN : known.reduce((total, value) => total + value, 0) / known.length
}

/**
 * Three sentences for the owner of the shop: who ranks next spend best, whether any segmentation beats sorting by past
 * spend, and what segments add at equal numbers. One sentence saying so when nothing could be scored.
 *
 * @param money whether spend is money; else it is orders. @param baseline the name of sorting by past spend.
 */
export function verdict(candidates: readonly JudgedCandidate[], baseline: string, money: boolean): string[] {
  const known = candidates.filter((candidate) => !Number.isNaN(meanGini(candidate)))
  const spend = known.find(({ name }) => name === baseline)
  if (known.length === 0 || spend === undefined) {
    return [
      'Nobody bought in a period after a cut, so no segmentation can be judged; choose an earlier cut or a longer horizon.',
    ]
  }
  const word = money ? 'spend' : 'orders'
  return [bestSentence(known, word), againstSpend(known, spend, word), equalK(known, word)]
}

function bestSentence(known: readonly JudgedCandidate[], word: string): string {
  const best = top(known)
  const worst =
    top(
      known.filter(({ k }) => k !== null).map((candidate) => candidate),
      -1,
    ) ?? best
  const held = best.atCuts.flatMap(({ figures }) => (figures.capture === null ? [] : [figures.capture.value]))
  const share = held.reduce((total, value) => total + value, 0) / held.length
  return (
    `Of ${known.length} ways to tell customers apart, ${best.name} ranks what they do next best (Gini ${show(meanGini(best))} of 1): ` +
    `its first fifth of customers held ${Math.round(100 * share)}% of the next ${word}; last among segmentations is ${worst.name} (${show(meanGini(worst))}).`
  )
}

function againstSpend(known: readonly JudgedCandidate[], spend: JudgedCandidate, word: string): string {
  const segmentations = known.filter(({ k }) => k !== null)
  const beats = (candidate: JudgedCandidate): boolean =>
    candidate.atCuts.every(({ againstSpend: d }) => d !== null && d.low > 0)
  const winners = segmentations.filter(beats)
  if (winners.length > 0) {
    const names = winners.map(({ name }) => name).join(', ')
    return `Beyond chance, and at every cut, ${names} ${winners.length === 1 ? 'beats' : 'beat'} simply sorting by past ${word} (Gini ${show(meanGini(spend))}).`
  }
  const best = top(segmentations)
  return (
    `No segmentation beats simply sorting customers by past ${word} (Gini ${show(meanGini(spend))}; the best of them, ${best.name}, ` +
    `has ${show(meanGini(best))}): use segments to decide what to say, and the order by ${word} to decide whom to serve first.`
  )
}

function equalK(known: readonly JudgedCandidate[], word: string): string {
  const fair = known.filter(({ k, largeEnough, plain }) => k !== null && largeEnough && !plain)
  const sign = ({ atCuts }: JudgedCandidate, side: 1 | -1): boolean =>
    atCuts.every(({ againstEqualK: d }) => d !== null && (side > 0 ? d.low > 0 : d.high < 0))
  const better = fair.filter((candidate) => sign(candidate, 1))
  const worse = fair.filter((candidate) => sign(candidate, -1))
  if (fair.length === 0) return 'No segmentation has segments large enough to be compared with groups of equal number.'
  const list = (found: readonly JudgedCandidate[]): string =>
    found.length === 0 ? 'none' : found.map(({ name }) => name).join(', ')
  return `Held against past ${word} cut into as many groups, clearly better: ${list(better)}; clearly worse: ${list(worse)}; the other ${fair.length - better.length - worse.length} of ${fair.length} cannot be told from it.`
}

/** The candidate with the largest mean Gini, or with the smallest for `side` -1; the first of equals. */
function top(candidates: readonly JudgedCandidate[], side = 1): JudgedCandidate {
  return candidates.reduce((best, other) => (side * meanGini(other) > side * meanGini(best) ? other : best))
}

function show(value: number): string {
  return value.toFixed(2)
}
