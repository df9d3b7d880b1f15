import { type ClusterFates, clusterFates } from '../evidence/cluster-fates.ts'
import type { Comparison, SegmentIdentity } from './comparison-record.ts'
import type { PlacedLater } from './place-later.ts'
import type { View } from './snapshot.ts'

/** What became of each segment; `overlap` is null where segments are paired by their names. */
export type SegmentFates = Omit<ClusterFates, 'overlap'> & { readonly overlap: ClusterFates['overlap'] | null }

/** Segments of rules are who they are by name; clusters are paired by the customers they share. */
export function fatesOf({ earlier, later, byEarlier, byLater }: PlacedLater, view: View): SegmentFates {
  if (view !== 'rules') return clusterFates(byEarlier, earlier.names.length, byLater, later.names.length)
  const partner = Int32Array.from(earlier.names, (name) => later.names.indexOf(name))
  return { partner, overlap: null, births: [], deaths: [], splits: [], merges: [] }
}

/** Each earlier segment with its partner, then the later ones that have none. */
export function identitiesOf({ earlier, later }: PlacedLater, { partner, overlap }: SegmentFates): SegmentIdentity[] {
  const known = earlier.names.map((before, a) => ({
    before,
    after: partner[a]! < 0 ? null : later.names[partner[a]!]!,
    overlap: partner[a]! < 0 || overlap === null ? null : overlap[a]!,
  }))
  const born = later.names.flatMap((after, b) => (partner.includes(b) ? [] : [{ before: null, after, overlap: null }]))
  return [...known, ...born]
}

/** Splits and merges with the names of segments for their numbers. */
export function renamedFates(
  { earlier, later }: PlacedLater,
  { splits, merges }: SegmentFates,
): Pick<Comparison, 'splits' | 'merges'> {
  return {
    splits: splits.map(({ from, into }) => ({ from: earlier.names[from]!, into: into.map((b) => later.names[b]!) })),
    merges: merges.map(({ into, from }) => ({ into: later.names[into]!, from: from.map((a) => earlier.names[a]!) })),
  }
}
