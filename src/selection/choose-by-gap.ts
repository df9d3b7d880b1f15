import { OptionError } from '../base/errors.ts'
import type { Candidate } from './candidate.ts'
import { conclude } from './conclude.ts'
import type { ChoiceContext, KChoice } from './k-choice.ts'

/**
 * The cut of a tree whose clusters live longest: the widest gap between the merge that makes them and the merge that
 * makes them one less, ties to the smaller k. The last merges of a tree lie far apart in any cloud, so that it often says 2.
 *
 * @throws OptionError without candidates, or when one has no merge because it comes from no tree.
 *
 * Source: Fred & Jain (2005), section 3.3, the lifetime criterion; see `suggestCut`.
 */
export function chooseByGap(candidates: readonly Candidate[], context: ChoiceContext): KChoice {
  const missing = candidates.find(({ merge }) => merge === undefined)
  if (missing) throw new OptionError(`k=${missing.k} comes from no tree of merges; choose by gaps among cuts of one`)
  const [chosen, second] = candidates.toSorted((a, b) => b.merge!.gap - a.merge!.gap || a.k - b.k)
  if (!chosen) throw new OptionError('no k to choose from; try at least one number of segments')
  const { height, gap } = chosen.merge!
  const next = second ? `; the next widest is ${second.merge!.gap.toPrecision(3)}, at ${second.k}` : ''
  const sentence =
    `${chosen.k} segments: they stay apart for the widest gap in the tree of merges, ${gap.toPrecision(3)}, ` +
    `and become ${chosen.k - 1} at height ${height.toPrecision(3)}${next}.`
  return conclude(chosen, candidates, context, { reason: 'widest-gap', sentence })
}
