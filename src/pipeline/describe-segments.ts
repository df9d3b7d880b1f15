import type { Finding } from '../base/findings.ts'
import { keptPer } from '../base/kept-per.ts'
import type { CompiledMap } from '../maps/compile-map.ts'
import { ACTIONS, recommend } from '../naming/actions.ts'
import { fewCustomers } from '../naming/few-customers.ts'
import { type NamedSegment, nameSegments } from '../naming/name-segments.ts'
import { isSegmentName } from '../naming/segment-name.ts'
import { shortWindow } from '../naming/timing-state.ts'
import { type ProfiledBase, profileBase } from '../profiles/profile-base.ts'
import { type Profiles, profileAgainst } from '../profiles/profile-segments.ts'
import type { Quartiles } from '../profiles/quartiles.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import type { RuleRecord, SegmentRecord } from './segment-record.ts'

export interface NamedSegments {
  readonly profiles: Profiles
  readonly named: readonly NamedSegment[]
  readonly findings: readonly Finding[]
}

/** Measured once per shop: 72 bytes per customer, kept as long as its columns are. */
const bases = keptPer<CustomerColumns, ProfiledBase>()

/** Profiles and names of the clusters, by cluster number. */
export function profileAndName(customers: CustomerColumns, labels: Int32Array, k: number): NamedSegments {
  const profiles = profileAgainst(
    bases(customers, () => profileBase(customers)),
    labels,
    k,
  )
  const findings = [fewCustomers(profiles.base), shortWindow(profiles.base)].filter((finding) => finding !== undefined)
  return { profiles, named: nameSegments(profiles.segments, profiles.base), findings }
}

/** The segments as records; `revenues` are the exact sums by cluster, `stability` the Jaccards by cluster. */
export function describeSegments(
  { profiles, named }: NamedSegments,
  revenues: ReadonlyMap<number, string>,
  stability: readonly number[] | null,
  currency: string | null,
): SegmentRecord[] {
  return profiles.segments.map((profile, i) => {
    const name = named[i]!
    const advice = recommend(name, profile, { currency })
    return {
      segment: name.name,
      cluster: profile.cluster,
      customers: profile.customers,
      share: profile.share,
      revenue: profile.revenue === null ? null : (revenues.get(profile.cluster) ?? '0'),
      revenueShare: profile.revenueShare,
      medianRecencyDays: profile.recencyDays.median,
      medianOrderCount: profile.orderCount.median,
      medianRevenue: profile.customerRevenue?.median ?? null,
      averageOrderValue: profile.averageOrderValue,
      repeatRate: profile.repeatRate,
      action: advice.action,
      reason: advice.reason,
      kpi: advice.kpi,
      whyNamed: name.reason,
      activeShare: profile.activeShare,
      setsApart: profile.setsApart.map((difference) => difference.sentence),
      quartiles: {
        recencyDays: triple(profile.recencyDays),
        orderCount: triple(profile.orderCount),
        revenue: profile.customerRevenue && triple(profile.customerRevenue),
      },
      stability: stability?.[profile.cluster] ?? null,
    }
  })
}

/** The rule map's segments that hold customers, in the order of the map; `stability` are the Jaccards by place in it. */
export function describeRules(
  { map, segmentOf }: { readonly map: CompiledMap; readonly segmentOf: Int32Array },
  revenues: ReadonlyMap<number, string>,
  totalRevenue: number | null,
  stability: readonly number[] | null = null,
): RuleRecord[] {
  const counts = new Array<number>(map.segments.length).fill(0)
  for (const segment of segmentOf) counts[segment]!++
  return map.segments.flatMap((segment, i): RuleRecord[] => {
    if (counts[i] === 0) return []
    const revenue = totalRevenue === null ? null : (revenues.get(i) ?? '0')
    return [
      {
        segment,
        customers: counts[i]!,
        share: counts[i]! / segmentOf.length,
        revenue,
        revenueShare:
          revenue === null || totalRevenue === null || totalRevenue <= 0 ? null : Number(revenue) / totalRevenue,
        condition: conditionOf(map, segment),
        action: isSegmentName(segment) ? ACTIONS[segment].action : null,
        stability: stability?.[i] ?? null,
      },
    ]
  })
}

function conditionOf(map: CompiledMap, segment: string): string {
  const rules = map.map.rules.filter((rule) => rule.segment === segment)
  return rules
    .map((rule) => [...[rule.when ?? []].flat(), ...(rule.codes ? [rule.codes.join(' ')] : [])].join(' or '))
    .join(' or ')
}

function triple({ lower, median, upper }: Quartiles): [number, number, number] {
  return [lower, median, upper]
}
