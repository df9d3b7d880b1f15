import type { BaseProfile, SegmentProfile } from '../profiles/segment-profile.ts'
import { NAMING_RULES } from './naming-rules.ts'
import type { SegmentName } from './segment-name.ts'
import { timingState } from './timing-state.ts'

/** A name before qualifiers, with the rule that gave it and why. */
export interface BaseName {
  readonly name: SegmentName
  /** The id of the rule. */
  readonly rule: string
  readonly reason: string
}

/** The name of one cluster by the first rule it matches. */
export function baseName(profile: SegmentProfile, base: BaseProfile): BaseName {
  const timing = timingState(profile, base)
  const whole = { profile, base, timing }
  const rule = NAMING_RULES.find(({ state, matches }) => (!state || state === timing.state) && matches(whole))!
  const words = rule.words(whole)
  const reason = rule.state === undefined ? words : `${timing.state}: ${timing.why}; ${words}`
  return { name: rule.name, rule: rule.id, reason }
}

/** How many different names, without qualifiers, the clusters 0..k-1 earn; noise is not counted. */
export function countDistinctNames(profiles: readonly SegmentProfile[], base: BaseProfile): number {
  const clusters = profiles.filter((profile) => profile.cluster >= 0)
  return new Set(clusters.map((profile) => baseName(profile, base).name)).size
}
