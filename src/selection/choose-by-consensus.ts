import { OptionError } from '../base/errors.ts'
import { type Candidate, DOUBTFUL, lowestJaccard, mostStable, STABLE, standsApart } from './candidate.ts'
import { admissibleAt, conclude, nearestSentence, noClearK } from './conclude.ts'
import type { ChoiceContext, KChoice, KReason } from './k-choice.ts'

/**
 * The number of segments for `--k auto`: as many as are large enough, stable, and deserve different treatment.
 *
 * 1. A k is admissible when each segment holds max(2 % of customers, 10) and has a Jaccard of .75 or more.
 * 2. Clear structure wins: the k of the largest silhouette, if admissible and .70 or more, or .50 from k = 3 on.
 * 3. Else the largest admissible k whose segments all earn different names;
 * 4. where none does, the admissible k with the largest share of different names, then the largest k.
 * 5. With nothing admissible the same at a Jaccard of .60, else the k whose least stable segment is most stable; both
 *    with the finding `no-clear-k`.
 *
 * The limits were set while looking at ten shops and are no theorem; Jaccard .75 and .60 are those of Hennig (2007).
 *
 * @param candidates one per k, 2 or more, in any order.
 * @throws OptionError without candidates.
 */
export function chooseByConsensus(candidates: readonly Candidate[], context: ChoiceContext): KChoice {
  if (candidates.length === 0) throw new OptionError('no k to choose from; try at least one number of segments')
  const strict = bestOf(candidates, context, STABLE)
  if (strict) return conclude(strict.chosen, candidates, context, { ...strict, sentence: sentenceFor(strict) })
  const findings = [noClearK(`no number of segments is large enough and stable (Jaccard ${STABLE}) throughout`)]
  const loose = bestOf(candidates, context, DOUBTFUL)
  const picked = loose ?? { chosen: mostStable(candidates), reason: 'no-clear-k' as const }
  const doubt = loose ? ` Its segments are stable only by the looser limit of ${DOUBTFUL}.` : ''
  const sentence = sentenceFor(picked) + doubt
  return conclude(picked.chosen, candidates, context, { reason: picked.reason, sentence, findings })
}

interface Pick {
  readonly chosen: Candidate
  readonly reason: KReason
}

/** Rules 2 to 4 among the candidates that are admissible at the given stability. */
function bestOf(candidates: readonly Candidate[], { n }: ChoiceContext, stability: number): Pick | undefined {
  const admissible = admissibleAt(candidates, n, stability)
  const peak = largestSilhouette(candidates)
  if (admissible.includes(peak) && standsApart(peak)) return { chosen: peak, reason: 'clear-structure' }
  const named = admissible.findLast((candidate) => candidate.names === candidate.k)
  if (named) return { chosen: named, reason: named.k === 2 ? 'two-groups' : 'every-segment-named' }
  const [chosen] = admissible.toSorted((a, b) => b.names / b.k - a.names / a.k || b.k - a.k)
  return chosen && { chosen, reason: 'names-repeat' }
}

/** Ties to the smaller k. */
function largestSilhouette(candidates: readonly Candidate[]): Candidate {
  return candidates.toSorted((a, b) => b.silhouette - a.silhouette || a.k - b.k)[0]!
}

function sentenceFor({ chosen, reason }: Pick): string {
  const { k, names, silhouette } = chosen
  const lowest = lowestJaccard(chosen).toFixed(2)
  switch (reason) {
    case 'clear-structure':
      return `${k} segments: groups that stand apart (silhouette ${silhouette.toFixed(2)}), large enough and stable.`
    case 'every-segment-named':
      return `${k} segments: the largest number at which each is large enough, stable (lowest Jaccard ${lowest}) and earns a name of its own.`
    case 'two-groups':
      return '2 segments: no larger number gives large, stable segments that all earn different names.'
    case 'names-repeat':
      return `${k} segments: large enough and stable, but they share ${names} names, so some call for the same treatment.`
    default:
      return nearestSentence(chosen)
  }
}
