import { OptionError } from '../base/errors.ts'
import type { Candidate } from './candidate.ts'
import { conclude } from './conclude.ts'
import type { ChoiceContext, KChoice } from './k-choice.ts'

/**
 * The candidate with the largest mean silhouette, ties to the smaller k. On shops without groups that is nearly always 2:
 * active against inactive.
 *
 * @throws OptionError without candidates.
 */
export function chooseBySilhouette(candidates: readonly Candidate[], context: ChoiceContext): KChoice {
  const [chosen] = candidates.toSorted((a, b) => b.silhouette - a.silhouette || a.k - b.k)
  if (!chosen) throw new OptionError('no k to choose from; try at least one number of segments')
  const sentence = `${chosen.k} segments: the largest mean silhouette (${chosen.silhouette.toFixed(3)}).`
  return conclude(chosen, candidates, context, { reason: 'largest-silhouette', sentence })
}
