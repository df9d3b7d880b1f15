import { OptionError } from '../base/errors.ts'
import type { Candidate } from './candidate.ts'
import { conclude } from './conclude.ts'
import { kneeOf } from './judges.ts'
import type { ChoiceContext, KChoice } from './k-choice.ts'

/**
 * The candidate at the knee of the inertia over k = 1..K (`kneedle`), the smallest candidate when the knee is at 1.
 * Offered out of habit: the knee moves with the range of k, and Schubert (2022) advises against it; the sentence says so.
 *
 * @throws OptionError without candidates.
 */
export function chooseByElbow(candidates: readonly Candidate[], context: ChoiceContext): KChoice {
  const rising = candidates.toSorted((a, b) => a.k - b.k)
  const knee = rising.length > 0 ? kneeOf(rising, context) : 0
  const chosen = rising.find((candidate) => candidate.k >= knee)
  if (!chosen) throw new OptionError('no k to choose from; try at least one number of segments')
  const sentence =
    `${chosen.k} segments: the knee of the inertia over k = 1..${rising.at(-1)!.k}. ` +
    'It moves with that range, and Schubert (2022) advises against choosing by it.'
  return conclude(chosen, candidates, context, { reason: 'elbow', sentence })
}
