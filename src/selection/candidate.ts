/** What is known about one number of segments when k is chosen. */
export interface Candidate {
  /** Segments, 2 or more. */
  readonly k: number
  readonly inertia: number
  /** Mixtures only; lower is better. */
  readonly bic?: number
  /** Trees only: the height at which these clusters become one less, and how far it lies above the merge before. */
  readonly merge?: { readonly height: number; readonly gap: number }
  /** Mean silhouette, -1..1, over `silhouetteOf` customers. */
  readonly silhouette: number
  readonly silhouetteOf: number
  readonly calinskiHarabasz: number
  /** Lower is better. */
  readonly daviesBouldin: number
  /** Customers per segment. */
  readonly sizes: readonly number[]
  /** Customers in the smallest segment. */
  readonly smallest: number
  /** Bootstrap stability per segment, 0..1; empty when it was not measured. */
  readonly jaccards: readonly number[]
  /** Different base names that the segments earn, 1..k. */
  readonly names: number
  /** Share of the next period's log spend that the segments explain at the cut, or null without a backtest. */
  readonly explained: number | null
}

/** The stability of the least stable segment; NaN when none was measured. */
export function lowestJaccard(candidate: Candidate): number {
  return candidate.jaccards.length === 0 ? Number.NaN : Math.min(...candidate.jaccards)
}

/** Whether each segment holds 2 % of the n customers, and 10 at the least. */
export function isLargeEnough(candidate: Candidate, n: number): boolean {
  return candidate.smallest >= smallestAllowed(n)
}

/** Customers that a segment needs to be worth a treatment of its own. */
export function smallestAllowed(n: number): number {
  return Math.max(0.02 * n, 10)
}

/** From here on a cluster is valid and stable (Hennig 2007, section 3). */
export const STABLE: number = 0.75

/** Below, a cluster is found again so rarely that it should not be trusted (Hennig 2007, section 3). */
export const DOUBTFUL: number = 0.6

/** The candidate whose least stable segment is most stable, ties to the smaller k; those without a measured stability come last. */
export function mostStable(candidates: readonly Candidate[]): Candidate {
  const stability = (candidate: Candidate) => (candidate.jaccards.length > 0 ? lowestJaccard(candidate) : -1)
  return candidates.toSorted((a, b) => stability(b) - stability(a) || a.k - b.k)[0]!
}

/** Whether its segments are groups apart. A structureless cloud peaks at k = 2, below .50; a peak from 3 on is worth more. */
export function standsApart({ k, silhouette }: Candidate): boolean {
  return silhouette >= 0.7 || (silhouette >= 0.5 && k >= 3)
}

/** The largest share of the next period's log spend that any of the candidates explains; -Infinity without a backtest. */
export function mostExplained(candidates: readonly Candidate[]): number {
  return Math.max(...candidates.map(({ explained }) => explained ?? Number.NEGATIVE_INFINITY))
}

/** Whether it explains 95 % of what the best candidate explains. Null: there is no later period, or no k explains 5 % of it. */
export function bornOutLater({ explained }: Candidate, among: readonly Candidate[]): boolean | null {
  const best = mostExplained(among)
  return explained === null || best < 0.05 ? null : explained >= 0.95 * best
}
