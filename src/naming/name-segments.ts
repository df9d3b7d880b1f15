import type { BaseProfile, SegmentProfile } from '../profiles/segment-profile.ts'
import { baseName } from './base-name.ts'
import { qualifiers } from './qualifiers.ts'
import type { SegmentName } from './segment-name.ts'

export interface NamedSegment {
  readonly cluster: number
  /** Unique within a run: the base name, with a qualifier in brackets where several clusters earn the same. */
  readonly name: string
  readonly baseName: SegmentName
  /** The id of the rule that gave the name. */
  readonly rule: string
  /** Why so named, with the numbers that were compared. */
  readonly reason: string
}

/**
 * A name for every cluster, in the order of `profiles`: that of the first rule that it meets, with a qualifier in brackets
 * where several meet the same. A pure function of the profiles, whatever their order; no profiles, no names.
 */
export function nameSegments(profiles: readonly SegmentProfile[], base: BaseProfile): NamedSegment[] {
  const named = profiles.map((profile) => ({ profile, ...baseName(profile, base) }))
  return named.map(({ profile, name, rule, reason }) => {
    const namesakes = named.filter((other) => other.name === name).map((other) => other.profile)
    const qualifier = qualifiers(namesakes)[namesakes.indexOf(profile)]!
    const fullName = qualifier === '' ? name : `${name} (${qualifier})`
    return { cluster: profile.cluster, name: fullName, baseName: name, rule, reason }
  })
}
