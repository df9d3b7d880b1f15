import type { SegmentProfile } from '../profiles/segment-profile.ts'

interface Dimension {
  readonly label: string
  /** Mean log1p value in standard deviations of the base, turned so that larger is better; null when not known. */
  readonly score: (profile: SegmentProfile) => number | null
  /** Words for the better and the worse of two, and for the best and the worst of three. */
  readonly two: readonly [string, string]
  readonly three: readonly [string, string, string]
}

/** In this order on ties. */
const DIMENSIONS: readonly Dimension[] = [
  {
    label: 'recency',
    score: ({ zScore }) => -zScore.recency,
    two: ['more recent', 'longer ago'],
    three: ['most recent', 'in between', 'longest ago'],
  },
  {
    label: 'orders',
    score: ({ zScore }) => zScore.orders,
    two: ['more orders', 'fewer orders'],
    three: ['most orders', 'in between', 'fewest orders'],
  },
  {
    label: 'spend',
    score: ({ zScore }) => zScore.spend,
    two: ['higher spend', 'lower spend'],
    three: ['highest spend', 'in between', 'lowest spend'],
  },
]

/**
 * What tells segments of one name apart, one phrase per profile in the given order and all different: along the dimension
 * with the widest range, best first; equals by cluster number. A single profile needs none and gets ''.
 */
export function qualifiers(profiles: readonly SegmentProfile[]): string[] {
  if (profiles.length < 2) return profiles.map(() => '')
  const { label, score, two, three } = widest(profiles)
  const bestFirst = [...profiles].sort((a, b) => score(b)! - score(a)! || a.cluster - b.cluster)
  const phrases =
    profiles.length === 2
      ? two
      : profiles.length === 3
        ? three
        : profiles.map((_, rank) => `${label} tier ${rank + 1} of ${profiles.length}`)
  return profiles.map((profile) => phrases[bestFirst.indexOf(profile)]!)
}

function widest(profiles: readonly SegmentProfile[]): Dimension {
  const ranges = DIMENSIONS.map(({ score }) => {
    const scores = profiles.map((profile) => score(profile) ?? 0)
    return Math.max(...scores) - Math.min(...scores)
  })
  return DIMENSIONS[ranges.indexOf(Math.max(...ranges))]!
}
