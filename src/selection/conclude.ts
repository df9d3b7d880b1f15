import type { Finding } from '../base/findings.ts'
import { type Candidate, isLargeEnough, lowestJaccard, STABLE, standsApart } from './candidate.ts'
import { judge } from './judges.ts'
import type { ChoiceContext, KChoice, KReason } from './k-choice.ts'

/**
 * Asks the judges about a choice and puts all of it together; adds `no-clear-k` when fewer than half agree, and says so
 * where the customers are one cloud that no k divides into groups apart.
 */
export function conclude(
  chosen: Candidate,
  all: readonly Candidate[],
  context: ChoiceContext,
  because: { readonly reason: KReason; readonly sentence: string; readonly findings?: readonly Finding[] },
): KChoice {
  const judges = judge(chosen, all, context)
  const voting = judges.filter((verdict) => verdict.accepts !== null)
  const accepting = voting.filter((verdict) => verdict.accepts)
  const agreement = voting.length === 0 ? 0 : accepting.length / voting.length
  const findings = [...(because.findings ?? [])]
  if (agreement < 0.5 && !findings.some((finding) => finding.code === 'no-clear-k')) {
    findings.push(noClearK(`only ${accepting.length} of ${voting.length} judges accept k=${chosen.k}`))
  }
  const admissible = admissibleAt(all, context.n, STABLE).map((candidate) => candidate.k)
  const sentence = [because.sentence, ...cloudSentence(all, context.n)].join(' ')
  return { k: chosen.k, reason: because.reason, agreement, judges, admissible, findings, sentence }
}

/** Groups of a few customers do not count: a tree of merges parts them from any cloud. */
function cloudSentence(all: readonly Candidate[], n: number): string[] {
  if (all.some((candidate) => isLargeEnough(candidate, n) && standsApart(candidate))) return []
  return [
    'No number of segments gives groups that stand apart: the customers are one continuous cloud, and any k divides it by choice.',
  ]
}

/** The candidates whose segments are all large enough and at least so stable, by ascending k. */
export function admissibleAt(all: readonly Candidate[], n: number, stability: number): Candidate[] {
  return all
    .filter((candidate) => isLargeEnough(candidate, n) && lowestJaccard(candidate) >= stability)
    .sort((a, b) => a.k - b.k)
}

/** For a choice that has to be made although nothing holds. */
export function nearestSentence({ k }: Candidate): string {
  return `${k} segments: no number of them is large enough and stable throughout, and this one comes nearest.`
}

/** The finding that the segments are drawn rather than discovered. */
export function noClearK(cause: string): Finding {
  return {
    code: 'no-clear-k',
    severity: 'warning',
    message: `${cause}: read the segments as a partition of a continuous cloud, not as groups found in it`,
  }
}
