import { OptionError } from '../base/errors.ts'
import type { Candidate } from './candidate.ts'
import { conclude } from './conclude.ts'
import type { ChoiceContext, KChoice } from './k-choice.ts'

/**
 * The mixture with the lowest BIC, ties to the smaller k. It counts Gaussians rather than groups, so that a skewed group
 * counts for several.
 *
 * @throws OptionError without candidates, or when one has no BIC because it is no mixture.
 *
 * Source: Schwarz (1978); for the number of components Fraley & Raftery (2002), section 2.4.
 */
export function chooseByBic(candidates: readonly Candidate[], context: ChoiceContext): KChoice {
  const missing = candidates.find(({ bic }) => bic === undefined)
  if (missing) throw new OptionError(`k=${missing.k} has no BIC; choose by it among mixtures only`)
  const [chosen] = candidates.toSorted((a, b) => a.bic! - b.bic! || a.k - b.k)
  if (!chosen) throw new OptionError('no k to choose from; try at least one number of segments')
  const ks = candidates.map(({ k }) => k)
  const atEnd = chosen.k === Math.max(...ks) && ks.length > 1 ? '. It may fall further beyond that range' : ''
  const sentence =
    `${chosen.k} segments: the lowest BIC (${chosen.bic!.toFixed(0)}) of ` +
    `k = ${Math.min(...ks)}..${Math.max(...ks)}${atEnd}.`
  return conclude(chosen, candidates, context, { reason: 'lowest-bic', sentence })
}
