// The door `clientele/clustering`: no database, nothing of Node.

export type { Threads } from './base/threads.ts'
export {
  type AgglomerativeOptions,
  type AgglomerativeResult,
  agglomerative,
  type Linkage,
} from './clustering/agglomerative/agglomerative.ts'
export { type Cut, type CutLabels, cutTree } from './clustering/agglomerative/cut-tree.ts'
export type { Dendrogram } from './clustering/agglomerative/dendrogram.ts'
export { type ClusterPlaces, clusterPlaces, placeInClusters } from './clustering/agglomerative/place-in-clusters.ts'
export { type SingleLinkageOptions, singleLinkage } from './clustering/agglomerative/single-linkage.ts'
export { type SuggestedCut, suggestCut } from './clustering/agglomerative/suggest-cut.ts'
export { assignToDbscan, type DbscanModel, dbscanModel } from './clustering/density/assign-to-dbscan.ts'
export { assignToHdbscan, type HdbscanModel, hdbscanModel } from './clustering/density/assign-to-hdbscan.ts'
export type { CondensedTree } from './clustering/density/condensed-tree.ts'
export { type DbscanOptions, type DbscanResult, dbscan } from './clustering/density/dbscan.ts'
export { type HdbscanOptions, type HdbscanResult, hdbscan } from './clustering/density/hdbscan.ts'
export type { ClusterSelection } from './clustering/density/select-clusters.ts'
export { type EpsSuggestion, type SuggestEpsOptions, suggestEps } from './clustering/density/suggest-eps.ts'
export { assignToCenters } from './clustering/k-means/assign-to-centers.ts'
export {
  type KMeansOptions,
  type KMeansResult,
  type KMeansSettings,
  kMeans,
  kMeansByK,
} from './clustering/k-means/k-means.ts'
export type { Predict, PrepareRefits, Refit } from './clustering/k-means/k-means-refits.ts'
export { assignToMixture, type MixtureAssignment, responsibilities } from './clustering/mixture/assign-to-mixture.ts'
export { gaussianMixture, gaussianMixtureByK, type MixtureResult } from './clustering/mixture/gaussian-mixture.ts'
export type { CovarianceForm, MixtureModel } from './clustering/mixture/mixture-density.ts'
export type { MixtureOptions, MixtureSettings } from './clustering/mixture/mixture-settings.ts'
export { renumberClusters } from './clustering/renumber-clusters.ts'
export { KdTree, type Nearest } from './neighbors/kd-tree.ts'
export type { Matrix } from './numeric/matrix.ts'
export { adjustedMutualInformation } from './selection/adjusted-mutual-information.ts'
export { adjustedRandIndex } from './selection/adjusted-rand-index.ts'
export { bic } from './selection/bic.ts'
export { bootstrapStability, type Stability, type StabilityOptions } from './selection/bootstrap-stability.ts'
export { calinskiHarabasz } from './selection/calinski-harabasz.ts'
export {
  type CertifiedOptions,
  type CertifiedSilhouette,
  certifiedSilhouette,
} from './selection/certified-silhouette.ts'
export { daviesBouldin } from './selection/davies-bouldin.ts'
export { fowlkesMallows } from './selection/fowlkes-mallows.ts'
export { type GapOptions, type GapStatistic, gapStatistic } from './selection/gap-statistic.ts'
export { inertia } from './selection/inertia.ts'
export { type JaccardByCluster, jaccardByCluster } from './selection/jaccard-by-cluster.ts'
export { kneedle } from './selection/kneedle.ts'
export { silhouette } from './selection/silhouette.ts'
export type { SilhouetteOptions } from './selection/silhouette-options.ts'
export { silhouetteSamples } from './selection/silhouette-samples.ts'
