import type { Estimate, Scored } from '../evidence/score-candidates.ts'
import { adjustedRandIndex } from '../selection/adjusted-rand-index.ts'
import { optimalMatching } from '../selection/optimal-matching.ts'
import type { EvidenceCandidate } from './evidence-candidates.ts'

/** What a further feature changes, beside as many clusters without it. */
export interface AgainstPlain {
  /** The candidate without the feature. */
  readonly name: string
  /** Gini minus that of the candidate without. */
  readonly gini: Estimate | null
  /** The same for the share of the variance of log spend that is explained. */
  readonly explainedLog: Estimate | null
  /** Adjusted Rand index of the two: 1 for the same clusters. */
  readonly randIndex: number
  /** Customers in another cluster, when the two sets of clusters are paired so that as many as possible stay. */
  readonly moved: number
}

/** Undefined for candidates without a further feature. */
export function againstPlain(
  candidates: readonly EvidenceCandidate[],
  at: number,
  difference: Scored['difference'],
): AgainstPlain | undefined {
  const candidate = candidates[at]!
  const other = candidates.findIndex(({ name }) => name === candidate.plain)
  const [a, b] = [candidate.segments, candidates[other]?.segments]
  if (!a || !b) return undefined
  return {
    name: candidates[other]!.name,
    gini: difference(at, other, 'gini'),
    explainedLog: difference(at, other, 'explainedLog'),
    randIndex: adjustedRandIndex(a.labels, a.names.length, b.labels, b.names.length),
    moved: countMoved(a, b),
  }
}

type Labelled = NonNullable<EvidenceCandidate['segments']>

function countMoved(a: Labelled, b: Labelled): number {
  const [kA, kB] = [a.names.length, b.names.length]
  const table = new Float64Array(kA * kB)
  for (const [i, label] of a.labels.entries()) table[label * kB + b.labels[i]!]!++
  const partner = optimalMatching(table, kA, kB)
  const stay = partner.reduce((total, to, from) => total + (to < 0 ? 0 : table[from * kB + to]!), 0)
  return a.labels.length - stay
}
