import type { Finding } from '../base/findings.ts'
import { calibrate, calibrationError, outcomeBySegment, type SegmentOutcome } from '../evidence/expected-by-segment.ts'
import { type CandidateFigures, scoreCandidates } from '../evidence/score-candidates.ts'
import { againstPlain } from './evidence-against-plain.ts'
import { BY_SPEND, buildCandidates, type CandidateSettings, equalGroups } from './evidence-candidates.ts'
import type { ScoredCandidate } from './evidence-record.ts'
import type { Past } from './past-at-cut.ts'

interface ScoredCut {
  readonly candidates: readonly ScoredCandidate[]
  /** By candidate, what came of its segments. */
  readonly outcomes: ReadonlyMap<string, readonly SegmentOutcome[]>
  readonly findings: readonly Finding[]
}

/** Every candidate as it was made from what was known at a cut, held against what followed. */
export async function scoreCut(
  past: Past,
  before: ScoredCut['outcomes'],
  settings: CandidateSettings & { readonly resamples: number },
): Promise<ScoredCut> {
  const { customers, outcome } = past
  const { context, resamples } = settings
  const { candidates: built, findings } = await buildCandidates(customers, past, settings)
  const ks = [...new Set(built.flatMap(({ k }) => k ?? []))]
  const ranked = [...built.map((candidate) => candidate.ranked), ...ks.map((k) => equalGroups(customers, k))]
  const scored = await scoreCandidates(ranked, outcome, {
    ...{ seed: settings.seed, signal: context.signal },
    onProgress: (_, done) => context.onProgress(`drawing the customers of ${past.cut} anew`, done),
    ...{ resamples, threads: context.threads },
  })
  const spend = built.findIndex(({ name }) => name === BY_SPEND)
  const floor = Math.max(0.01 * customers.n, 50)
  const worth = customers.revenue ?? customers.orderCount
  const outcomes = new Map<string, readonly SegmentOutcome[]>()
  const candidates = built.map(({ name, kind, k, smallest, segments }, c): ScoredCandidate => {
    const now = segments ? outcomeBySegment(segments.labels, segments.names, worth, outcome) : []
    outcomes.set(name, now)
    const rows = calibrate(now, before.get(name) ?? [])
    const further = againstPlain(built, c, scored.difference)
    return {
      ...{ name, kind, k, smallest },
      largeEnough: smallest === null || smallest >= floor,
      figures: k === null ? withoutShares(scored.figures[c]!) : scored.figures[c]!,
      againstSpend: c === spend ? null : scored.difference(c, spend, 'gini'),
      againstEqualK: k === null ? null : scored.difference(c, built.length + ks.indexOf(k), 'gini'),
      ...(further && { againstPlain: further }),
      segments: rows,
      calibration: { boughtAgain: calibrationError(rows, 'boughtAgain'), nextEach: calibrationError(rows, 'nextEach') },
    }
  })
  return { candidates, outcomes, findings }
}

function withoutShares(figures: CandidateFigures): CandidateFigures {
  const none = { explainedSpend: null, explainedWinsorised: null, explainedLog: null, explainedActive: null }
  return { ...figures, ...none }
}
