import { clusterFates } from '../evidence/cluster-fates.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import type { Placer, View } from './snapshot.ts'

/** What became of the segments when they were made anew. */
export interface SegmentEvents {
  readonly born: readonly string[]
  readonly gone: readonly string[]
  /** Segments that keep a name, but by what they hold have no like among the earlier ones. */
  readonly replaced: readonly string[]
  readonly split: readonly { readonly from: string; readonly into: readonly string[] }[]
  readonly merged: readonly { readonly into: string; readonly from: readonly string[] }[]
  /** Segments that keep the name by which they are followed, and would be called otherwise today. */
  readonly renamed: readonly { readonly segment: string; readonly now: string }[]
  /** Share of the customers whom the segments of the step before would place elsewhere, 0..1. */
  readonly relabelled: number
}

/** A placer, and the place in the list of all names of each of its segments. */
export interface Followed {
  readonly placer: Placer
  readonly stateOf: readonly number[]
}

/** The first segments: each begins its own story. Appends to `names`. */
export function beginSegments(placer: Placer, names: string[]): Followed {
  return { placer, stateOf: placer.names.map((name) => names.push(name) - 1) }
}

/**
 * Carries the names of earlier segments on to those made anew: pairs by optimal matching of their overlaps on the later
 * customers (`clusterFates`), under a rule map by name. What has no partner takes the place of an earlier segment of its
 * name that is no longer there; else it is new and appended to `names`, with its date where its name is taken.
 *
 * @returns also how many of the customers the earlier segments would hold, by place in `names`.
 */
export function followSegments(
  earlier: Followed,
  placer: Placer,
  customers: CustomerColumns,
  { names, view, date }: { readonly names: string[]; readonly view: View; readonly date: string },
): { readonly followed: Followed; readonly events: SegmentEvents; readonly sizesByEarlier: readonly number[] } {
  const before = earlier.placer
  const [byEarlier, byLater] = [before.place(customers), placer.place(customers)]
  const fates = clusterFates(byEarlier, before.names.length, byLater, placer.names.length)
  const isRules = view === 'rules'
  const partner = isRules ? Int32Array.from(before.names, (name) => placer.names.indexOf(name)) : fates.partner
  const kept = new Set(earlier.stateOf.filter((_, a) => partner[a]! >= 0))
  const stateOf = placer.names.map((name, b) => {
    const a = partner.indexOf(b)
    if (a >= 0) return earlier.stateOf[a]!
    const known = names.indexOf(name)
    if (known >= 0 && !kept.has(known)) return known
    return names.push(freshName(name, names, date)) - 1
  })
  const was = (a: number): string => names[earlier.stateOf[a]!]!
  const is = (b: number): string => names[stateOf[b]!]!
  const moved = byLater.reduce((n, b, i) => n + (stateOf[b] === earlier.stateOf[byEarlier[i]!] ? 0 : 1), 0)
  const relabelled = customers.n > 0 ? moved / customers.n : 0
  const followed = { placer, stateOf }
  const sizesByEarlier = new Array<number>(names.length).fill(0)
  for (const a of byEarlier) sizesByEarlier[earlier.stateOf[a]!]!++
  const [born, gone] = [fates.births.map(is), fates.deaths.map(was)]
  if (isRules)
    return {
      followed,
      sizesByEarlier,
      events: { born: [], gone: [], replaced: [], split: [], merged: [], renamed: [], relabelled },
    }
  return {
    followed,
    sizesByEarlier,
    events: {
      born: born.filter((name) => !gone.includes(name)),
      gone: gone.filter((name) => !born.includes(name)),
      replaced: born.filter((name) => gone.includes(name)),
      split: fates.splits.map(({ from, into }) => ({ from: was(from), into: into.map(is) })),
      merged: fates.merges.map(({ into, from }) => ({ into: is(into), from: from.map(was) })),
      renamed: placer.names.flatMap((now, b) =>
        is(b).replace(DATED, '') === now.replace(DATED, '') ? [] : [{ segment: is(b), now }],
      ),
      relabelled,
    },
  }
}

/** What `freshName` appends. */
const DATED = / \(from \d{4}-\d\d-\d\d\)$/

function freshName(name: string, names: readonly string[], date: string): string {
  return names.includes(name) ? `${name} (from ${date})` : name
}
