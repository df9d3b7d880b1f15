/** What a mean Jaccard overlap over resamples says of a cluster. */
export type StabilityReading =
  | 'dissolved'
  | 'not to be trusted'
  | 'a pattern, members doubtful'
  | 'stable'
  | 'highly stable'

/**
 * The reading of a stability of 0..1: up to .5 dissolved, below .6 not to be trusted, below .75 a pattern whose members
 * are doubtful, below .85 stable, from there highly stable. Stability is needed, and proves nothing by itself.
 *
 * Source: Hennig (2007), Cluster-wise assessment of cluster stability, CSDA 52(1), section 3; limits as in fpc::clusterboot.
 */
export function stabilityReading(jaccard: number): StabilityReading {
  if (jaccard <= 0.5) return 'dissolved'
  if (jaccard < 0.6) return 'not to be trusted'
  if (jaccard < 0.75) return 'a pattern, members doubtful'
  return jaccard < 0.85 ? 'stable' : 'highly stable'
}
