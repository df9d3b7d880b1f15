import { OptionError } from '../base/errors.ts'
import { bornOutLater, type Candidate, DOUBTFUL, lowestJaccard, mostStable, STABLE } from './candidate.ts'
import { admissibleAt, conclude, nearestSentence, noClearK } from './conclude.ts'
import type { ChoiceContext, KChoice } from './k-choice.ts'

/**
 * As many segments as are found again when customers are drawn anew: the largest k whose segments each hold max(2 % of
 * customers, 10), have a Jaccard of .75 or more, and together explain at least 95 % of what the best such k explains of
 * the next period's log spend. Names play no part: two segments may call for the same treatment.
 *
 * With none, the same at a Jaccard of .60, else the k whose least stable segment is most stable; both with the finding
 * `no-clear-k`. Works for every family that is cut at a k; without a later period, stability and size decide alone.
 *
 * @param candidates one per k, 2 or more, in any order.
 * @throws OptionError without candidates.
 *
 * Source: Hennig (2007), section 3, for the limits; the holdout is our own.
 */
export function chooseByStability(candidates: readonly Candidate[], context: ChoiceContext): KChoice {
  if (candidates.length === 0) throw new OptionError('no k to choose from; try at least one number of segments')
  const strict = admissibleAt(candidates, context.n, STABLE)
  if (strict.length > 0) return largestOf(strict, candidates, context, [])
  const findings = [noClearK(`no number of segments is large enough and stable (Jaccard ${STABLE}) throughout`)]
  const loose = admissibleAt(candidates, context.n, DOUBTFUL)
  if (loose.length > 0) return largestOf(loose, candidates, context, findings)
  const chosen = mostStable(candidates)
  return conclude(chosen, candidates, context, { reason: 'no-clear-k', sentence: nearestSentence(chosen), findings })
}

/** The largest of the admissible candidates that the later period does not speak against. */
function largestOf(
  admissible: readonly Candidate[],
  all: readonly Candidate[],
  context: ChoiceContext,
  findings: KChoice['findings'],
): KChoice {
  const chosen = admissible.findLast((candidate) => bornOutLater(candidate, admissible) !== false)!
  const passed = admissible.filter(({ k }) => k > chosen.k).map(({ k }) => k)
  const later = passed.length > 0 ? ` k = ${passed.join(', ')} explains less of what was spent later.` : ''
  const sentence =
    `${chosen.k} segments: the largest number at which each is large enough and found again when customers are drawn ` +
    `anew (lowest Jaccard ${lowestJaccard(chosen).toFixed(2)}).${later}`
  return conclude(chosen, all, context, { reason: 'largest-stable', sentence, findings })
}
