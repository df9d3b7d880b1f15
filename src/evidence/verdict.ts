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
function meanGini({ atCuts }: JudgedCandidate): number {
  const known = atCuts.flatMap(({ figures }) => (figures.gini === null ? [] : [figures.gini.value]))
  return known.length === 0 ? Number.NaN : known.reduce((total, value) => total + value, 0) / known.length
}

/** Names of two candidates that the sentences speak of, and what was ranked. */
export interface VerdictWords {
  /** Sorting by past spend. */
  readonly baseline: string
  /** The ranking by a lifetime-value model; it may be missing among the candidates. */
  readonly model: string
  /** Whether spend is money; else it is orders. */
  readonly money: boolean
}

/**
 * Three sentences for the owner of the shop: who ranks next spend best, whether any segmentation beats sorting by past
 * spend and in which order to serve customers, and what segments add at equal numbers. One sentence saying so when nothing
 * could be scored.
 */
export function verdict(candidates: readonly JudgedCandidate[], { baseline, model, money }: VerdictWords): string[] {
  const known = candidates.filter((candidate) => !Number.isNaN(meanGini(candidate)))
  const spend = known.find(({ name }) => name === baseline)
  if (known.length === 0 || spend === undefined) {
    return [
      'At no cut were there customers who bought again in the period after it, so no segmentation can be judged; choose other cuts or a longer horizon, as the notes say.',
    ]
  }
  const word = money ? 'spend' : 'orders'
  const value = known.find(({ name }) => name === model)
  return [bestSentence(known, value, word), againstSpend(known, spend, value, word), equalK(known, word)]
}

function bestSentence(known: readonly JudgedCandidate[], value: JudgedCandidate | undefined, word: string): string {
  const best = top(known)
  const worst = top(
    known.filter(({ k }) => k !== null),
    -1,
  )
  const held = best.atCuts.flatMap(({ figures }) => (figures.capture === null ? [] : [figures.capture.value]))
  const share = held.reduce((total, value) => total + value, 0) / held.length
  const gini = `(Gini ${show(meanGini(best))} of 1)`
  const who =
    best === value
      ? `A lifetime-value model ranks next ${word} best of ${known.length} ways to tell customers apart ${gini}`
      : `Of ${known.length} ways to tell customers apart, ${best.name} ranks what they do next best ${gini}`
  return (
    `${who}: its first fifth of customers held ${Math.round(100 * share)}% of the next ${word}; ` +
    `last among segmentations is ${worst.name} (${show(meanGini(worst))}).`
  )
}

function againstSpend(
  known: readonly JudgedCandidate[],
  spend: JudgedCandidate,
  value: JudgedCandidate | undefined,
  word: string,
): string {
  const segmentations = known.filter(({ k }) => k !== null)
  const winners = segmentations.filter(beatsSpend)
  if (winners.length > 0) {
    const names = winners.map(({ name }) => name).join(', ')
    const too = value !== undefined && beatsSpend(value) ? `; so does ${value.name} (${show(meanGini(value))})` : ''
    return `Beyond chance, and at every cut, ${names} ${winners.length === 1 ? 'beats' : 'beat'} simply sorting by past ${word} (Gini ${show(meanGini(spend))})${too}.`
  }
  const best = top(segmentations)
  return (
    `No segmentation beats simply sorting customers by past ${word} (Gini ${show(meanGini(spend))}; the best of them, ${best.name}, ` +
    `has ${show(meanGini(best))}): use segments to decide what to say, and ${orderToServe(spend, value, word)} to decide whom to serve first.`
  )
}

/** The order by the model where it is better beyond chance; as an equal where it is better, but not beyond chance. */
function orderToServe(spend: JudgedCandidate, value: JudgedCandidate | undefined, word: string): string {
  if (value === undefined || meanGini(value) <= meanGini(spend)) return `the order by ${word}`
  const named = `by ${value.name} (${show(meanGini(value))}`
  if (beatsSpend(value)) return `the order ${named}, better than past ${word} beyond chance)`
  return `the order by ${word}, or ${named}, not better beyond chance),`
}

function beatsSpend({ atCuts }: JudgedCandidate): boolean {
  return atCuts.every(({ againstSpend: difference }) => difference !== null && difference.low > 0)
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
