import { formatCount, formatDate, formatShare } from '../format.ts'
import type { EvolutionPage } from './evolution-page.ts'
import { leaderOf } from './leader-of.ts'
import { periodWords } from './period-words.ts'

/** Over a window the segment whose share changed most; without one, where shares move by themselves, who brings the money. */
export function evolutionHeadline({ points, segments, windowDays, every }: EvolutionPage): string {
  const [first, last] = [points[0]!, points.at(-1)!]
  const there = `${formatCount(last.customers)} customers on ${formatDate(last.date)}`
  if (points.length === 1 || segments.length === 0) return there
  if (windowDays === null) {
    const at = points.findLast(({ isWhole }) => isWhole) ?? last
    const leader = leaderOf(at, segments)
    return leader
      ? `${there}; ${formatShare(leader.share)} of the money of ${periodWords(at, every)} came from ${leader.name}`
      : there
  }
  const change = (i: number): number => (last.segments[i]!.share ?? 0) - (first.segments[i]!.share ?? 0)
  const most = segments.reduce((best, _, i) => (Math.abs(change(i)) > Math.abs(change(best)) ? i : best), 0)
  return `${segments[most]} went from ${formatShare(first.segments[most]!.share)} to ${formatShare(last.segments[most]!.share)} of customers`
}
