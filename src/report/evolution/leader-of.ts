import type { PagePoint } from './evolution-page.ts'

/** The segment that brought most within a step; undefined where none brought anything. */
export function leaderOf(point: PagePoint, names: readonly string[]): { name: string; share: number } | undefined {
  const [leader] = point.segments
    .map(({ stepRevenueShare }, i) => ({ name: names[i]!, share: stepRevenueShare ?? 0 }))
    .toSorted((a, b) => b.share - a.share)
  return leader && leader.share > 0 ? leader : undefined
}
