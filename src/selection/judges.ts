import {
  bornOutLater,
  type Candidate,
  isLargeEnough,
  lowestJaccard,
  mostExplained,
  STABLE,
  smallestAllowed,
} from './candidate.ts'
import type { ChoiceContext, JudgeName, Verdict } from './k-choice.ts'
import { kneedle } from './kneedle.ts'

type Opinion = (chosen: Candidate, all: readonly Candidate[], context: ChoiceContext) => Omit<Verdict, 'judge'>

/** The six judges, who judge a choice and never make it: most of them would always say 2 on a continuous cloud. */
const JUDGES: Readonly<Record<JudgeName, Opinion>> = {
  size: (chosen, _all, { n }) => ({
    accepts: isLargeEnough(chosen, n),
    note: `smallest segment ${words(chosen.smallest)} customers, at least ${words(Math.ceil(smallestAllowed(n)))} asked`,
  }),
  stability: (chosen) => {
    const lowest = lowestJaccard(chosen)
    if (Number.isNaN(lowest)) return { accepts: null, note: 'not measured' }
    return { accepts: lowest >= STABLE, note: `lowest Jaccard ${lowest.toFixed(2)}, at least ${STABLE} asked` }
  },
  names: (chosen) => ({
    accepts: chosen.names === chosen.k,
    note: `${chosen.names} different names for ${chosen.k} segments`,
  }),
  silhouette: (chosen, all) => {
    const best = Math.max(...all.map((candidate) => candidate.silhouette))
    return {
      accepts: chosen.silhouette >= best - 0.05,
      note: `${chosen.silhouette.toFixed(3)}, the best is ${best.toFixed(3)}`,
    }
  },
  elbow: (chosen, all, context) => {
    const knee = kneeOf(all, context)
    return { accepts: Math.abs(chosen.k - knee) <= 1, note: `knee at k=${knee}, which moves with the range of k` }
  },
  backtest: (chosen, all) => {
    const best = mostExplained(all)
    const accepts = bornOutLater(chosen, all)
    if (chosen.explained === null) return { accepts, note: 'no later period to look at' }
    if (accepts === null) return { accepts, note: `no k explains 5% of the next spend, the best ${share(best)}` }
    return { accepts, note: `explains ${share(chosen.explained)} of the next log spend, the best k ${share(best)}` }
  },
}

/** The verdicts on a chosen candidate, in the order of the judges. */
export function judge(chosen: Candidate, all: readonly Candidate[], context: ChoiceContext): Verdict[] {
  const names = Object.keys(JUDGES) as JudgeName[]
  return names.map((name) => ({ judge: name, ...JUDGES[name](chosen, all, context) }))
}

/** The knee of the inertia over k = 1 and the candidates. */
export function kneeOf(all: readonly Candidate[], { totalInertia }: ChoiceContext): number {
  const rising = all.toSorted((a, b) => a.k - b.k)
  return kneedle([1, ...rising.map((one) => one.k)], [totalInertia, ...rising.map((one) => one.inertia)])
}

function words(count: number): string {
  return count.toLocaleString('en-GB')
}

function share(value: number): string {
  return `${(100 * value).toFixed(1)}%`
}
