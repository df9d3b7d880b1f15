import { capitalise } from './capitalise.ts'
import type { ReportSelection } from './input/report-choice.ts'
import type { ReportInput } from './input/report-input.ts'
import { numberWord } from './number-word.ts'

/** Methods that find the number themselves, so that nobody chose it. */
const FINDS_K: readonly string[] = ['dbscan', 'hdbscan']

/** What stands over the choice of the number of segments: how it came about, and what speaks for it. */
export function whyKTitle({ chosen, selection }: ReportInput): string {
  const k = capitalise(numberWord(chosen.k))
  const segments = chosen.k === 1 ? 'segment' : 'segments'
  if (chosen.k === 0) return 'The method found no groups'
  if (FINDS_K.includes(chosen.method))
    return `${k} ${chosen.k === 1 ? 'cluster' : 'clusters'}: as many as there are dense places`
  if (selection.length <= 1) return `${k} ${segments}, without a comparison of other numbers`
  const floor = chosen.jaccardFloor
  const keeps = (entry: ReportSelection) => floor !== null && (entry.lowestJaccard ?? 0) >= floor
  const entry = selection.find(({ k }) => k === chosen.k)
  if (chosen.agreement !== null && chosen.agreement < 0.5) {
    return `No number of segments stands out; ${numberWord(chosen.k)} is a choice`
  }
  if (entry && keeps(entry) && !selection.some((other) => other.k > chosen.k && keeps(other))) {
    return `${k} is the finest split that keeps coming back`
  }
  return `${k} ${segments}: large enough, and each with a treatment of its own`
}
