import type { Finding } from '../base/findings.ts'
import { sum } from '../numeric/sum.ts'
import { explainedShare } from '../profiles/explained-share.ts'
import { formatShare } from './format-share.ts'

/** What is needed of the customers known before the cut, one entry per customer in every array. */
export interface AfterTheCut {
  /** Names of the rule map's segments. */
  readonly segments: readonly string[]
  /** Index into `segments`, from the map as it stood at the cut. */
  readonly segmentOf: Int32Array
  /** 1 when the customer ordered after the cut, else 0. */
  readonly cameBack: Uint8Array
  /** Revenue after the cut, 0 for those who did not come back; absent without amounts. */
  readonly nextSpend?: Float64Array | undefined
}

/** How one segment fared after the cut. */
export interface SegmentOutcome {
  readonly segment: string
  readonly customers: number
  /** Customers who came back, 0..1. */
  readonly cameBackRate: number
  /** cameBackRate / that of everyone; null when nobody came back. */
  readonly index: number | null
  /** Mean next spend / that of everyone; null without amounts or when everyone's is 0 or less. */
  readonly nextSpendIndex: number | null
}

export interface BorneOut {
  /** In the order of `segments`; those without customers are left out. */
  readonly outcomes: readonly SegmentOutcome[]
  /** Customers of the whole base who came back, 0..1. */
  readonly cameBackRate: number
  /** Between-group share of variance of "came back", 0..1; null when all or none did. */
  readonly explained: number | null
  readonly findings: readonly Finding[]
}

/** Fewer customers before the cut than this tell nothing. */
const FEWEST_CUSTOMERS = 100
/** Lost customers should not come back at more than this index. */
const LOST_RETURNS_ABOVE = 0.8
/** A map that explains less than this of "came back" tells nothing about who buys next. */
const EXPLAINS_LITTLE_BELOW = 0.03

/**
 * Whether the names of the rule map were borne out by what customers did after a cut in their own past. Null with fewer
 * than 100 customers before the cut. Findings: `lost-returns` when Lost comes back at more than .8 of the base rate,
 * `recency-says-little` when the map explains less than .03 of "came back". Source of the thresholds: ten real bases cut
 * the same way; four flat ones raise both, the others none.
 */
export function borneOut({ segments, segmentOf, cameBack, nextSpend }: AfterTheCut): BorneOut | null {
  const n = segmentOf.length
  if (n < FEWEST_CUSTOMERS) return null
  const customers = new Float64Array(segments.length)
  const returned = new Float64Array(segments.length)
  const spent = new Float64Array(segments.length)
  for (let i = 0; i < n; i++) {
    const segment = segmentOf[i]!
    customers[segment]!++
    returned[segment]! += cameBack[i]!
    if (nextSpend) spent[segment]! += nextSpend[i]!
  }
  const cameBackRate = sum(returned) / n
  const meanSpend = sum(spent) / n
  const outcomes = segments
    .map((segment, s) => ({
      segment,
      customers: customers[s]!,
      cameBackRate: returned[s]! / customers[s]!,
      index: cameBackRate > 0 ? returned[s]! / customers[s]! / cameBackRate : null,
      nextSpendIndex: nextSpend && meanSpend > 0 ? spent[s]! / customers[s]! / meanSpend : null,
    }))
    .filter((outcome) => outcome.customers > 0)
  const explained = explainedShare(segmentOf, Float64Array.from(cameBack))
  return { outcomes, cameBackRate, explained, findings: doubts(outcomes, cameBackRate, explained) }
}

function doubts(outcomes: readonly SegmentOutcome[], baseRate: number, explained: number | null): Finding[] {
  const findings: Finding[] = []
  const lost = outcomes.find((outcome) => outcome.segment === 'Lost')
  if (lost && lost.index !== null && lost.index > LOST_RETURNS_ABOVE) {
    findings.push({
      code: 'lost-returns',
      severity: 'warning',
      count: lost.customers,
      message:
        `${formatShare(lost.cameBackRate)} of the customers called Lost at the cut came back, against ${formatShare(baseRate)} ` +
        'of all; do not drop customers on that name alone',
    })
  }
  if (explained !== null && explained < EXPLAINS_LITTLE_BELOW) {
    findings.push({
      code: 'recency-says-little',
      severity: 'warning',
      message:
        `the segments at the cut explain ${(explained * 100).toFixed(1)}% of who came back, less than 3%; ` +
        'the names say how customers have bought, not who buys next',
    })
  }
  return findings
}
