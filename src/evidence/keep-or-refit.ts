/** What is known of the way from one run to the next. */
export interface Drift {
  /** Population stability index per measure; null where one has no values. */
  readonly measures: Readonly<Record<string, number | null>>
  /** The same of the sizes of the earlier segments, filled with the earlier and with the later customers. */
  readonly sizes: number
  /** Share of the later customers whose segment differs between the two yardsticks, 0..1. */
  readonly relabelled: number
  /** Births, deaths, splits and merges of clusters. */
  readonly events: number
}

export interface Advice {
  readonly advice: 'keep' | 'refit'
  /** Everything that speaks for a refit, in words; for `keep` why not. */
  readonly reasons: readonly string[]
}

/** From here on a population counts as another (see `stabilityIndex`). */
const DRIFTED = 0.25
/** From this share on, the later yardstick says something else than the earlier. */
const RELABELLED = 0.2

/** Whether the earlier segments still fit: refit as soon as one of the limits is passed. The limits are rules of thumb. */
export function keepOrRefit({ measures, sizes, relabelled, events }: Drift): Advice {
  const reasons: string[] = []
  for (const [name, index] of Object.entries(measures)) {
    if (index !== null && index >= DRIFTED) reasons.push(`${name} is distributed otherwise (PSI ${index.toFixed(2)})`)
  }
  if (sizes >= DRIFTED) reasons.push(`the segments have other sizes (PSI ${sizes.toFixed(2)})`)
  if (relabelled >= RELABELLED) {
    reasons.push(`segments made today would place ${Math.round(100 * relabelled)}% of customers elsewhere`)
  }
  if (events > 0)
    reasons.push(`${events} ${events === 1 ? 'segment was' : 'segments were'} born, lost, split or merged`)
  if (reasons.length > 0) return { advice: 'refit', reasons }
  return { advice: 'keep', reasons: ['measures, sizes and borders are near enough to what they were'] }
}
