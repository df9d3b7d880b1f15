import { contingency } from '../selection/contingency.ts'
import { jaccardByCluster } from '../selection/jaccard-by-cluster.ts'
import { optimalMatching } from '../selection/optimal-matching.ts'

/** What became of the clusters of one clustering in another of the same customers. */
export interface ClusterFates {
  /** Partner in B of each cluster of A, -1 for those that died. */
  readonly partner: Int32Array
  /** Jaccard overlap with the partner, 0 without one. */
  readonly overlap: Float64Array
  readonly births: readonly number[]
  readonly deaths: readonly number[]
  /** A cluster of A and the clusters of B that it went into. */
  readonly splits: readonly { readonly from: number; readonly into: readonly number[] }[]
  /** A cluster of B and the clusters of A that it took in. */
  readonly merges: readonly { readonly into: number; readonly from: readonly number[] }[]
}

/** Partners share this much: when of one size, half of each. */
const SURVIVES_FROM = 1 / 3
/** A part of a split, and a member of a merger, is this much of the whole, and most of itself. */
const PART_FROM = 0.25
const MOST = 0.5

/**
 * Partners by optimal matching of Jaccard overlaps, and what has none.
 *
 * - survives: the overlap with the partner is 1/3 or more. - birth, death: a cluster without such a partner.
 * - split: two or more clusters of B each hold a quarter of a cluster of A, and more than half of each comes from it.
 * - merge: the same the other way round.
 *
 * Source: Spiliopoulou et al. (2006), MONIC, KDD, section 3; the thresholds are our own.
 */
export function clusterFates(labelsA: Int32Array, kA: number, labelsB: Int32Array, kB: number): ClusterFates {
  const { table } = jaccardByCluster(labelsA, kA, labelsB, kB)
  const { table: counts } = contingency(labelsA, kA, labelsB, kB)
  const matched = optimalMatching(table, kA, kB)
  const overlap = Float64Array.from(matched, (b, a) => (b < 0 ? 0 : table[a * kB + b]!))
  const partner = matched.map((b, a) => (overlap[a]! >= SURVIVES_FROM ? b : -1))
  const all = (k: number): number[] => Array.from({ length: k }, (_, j) => j)
  const count = (a: number, b: number): number => counts[a * (kB + 1) + b]!
  const sizeA = (a: number): number => all(kB).reduce((total, b) => total + count(a, b), 0)
  const sizeB = (b: number): number => all(kA).reduce((total, a) => total + count(a, b), 0)
  const parts = (a: number): number[] =>
    all(kB).filter((b) => count(a, b) >= PART_FROM * sizeA(a) && count(a, b) > MOST * sizeB(b))
  const members = (b: number): number[] =>
    all(kA).filter((a) => count(a, b) >= PART_FROM * sizeB(b) && count(a, b) > MOST * sizeA(a))
  return {
    partner,
    overlap: overlap.map((value, a) => (partner[a]! < 0 ? 0 : value)),
    births: all(kB).filter((b) => !partner.includes(b)),
    deaths: all(kA).filter((a) => partner[a] === -1),
    splits: all(kA).flatMap((from) => (parts(from).length > 1 ? [{ from, into: parts(from) }] : [])),
    merges: all(kB).flatMap((into) => (members(into).length > 1 ? [{ into, from: members(into) }] : [])),
  }
}
