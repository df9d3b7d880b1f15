// The door `clientele/clustering`: no database, nothing of Node.

export type { Threads } from './base/threads.ts'
export {
  type AgglomerativeOptions,
  type AgglomerativeResult,
  agglomerative,
  type Linkage,
} from './clustering/agglomerative.ts'
export { assignToCenters } from './clustering/assign-to-centers.ts'
export { assignToDbscan, type DbscanModel, dbscanModel } from './clustering/assign-to-dbscan.ts'
export { assignToHdbscan, type HdbscanModel, hdbscanModel } from './clustering/assign-to-hdbscan.ts'
export { assignToMixture, type MixtureAssignment, responsibilities } from './clustering/assign-to-mixture.ts'
export type { CondensedTree } from './clustering/condensed-tree.ts'
export { type Cut, type CutLabels, cutTree } from './clustering/cut-tree.ts'
export { type DbscanOptions, type DbscanResult, dbscan } from './clustering/dbscan.ts'
export type { Dendrogram } from './clustering/dendrogram.ts'
export { gaussianMixture, gaussianMixtureByK, type MixtureResult } from './clustering/gaussian-mixture.ts'
export { type HdbscanOptions, type HdbscanResult, hdbscan } from './clustering/hdbscan.ts'
export { type KMeansOptions, type KMeansResult, type KMeansSettings, kMeans, kMeansByK } from './clustering/k-means.ts'
export type { Predict, PrepareRefits, Refit } from './clustering/k-means-refits.ts'
export type { CovarianceForm, MixtureModel } from './clustering/mixture-density.ts'
export type { MixtureOptions, MixtureSettings } from './clustering/mixture-settings.ts'
export { type ClusterPlaces, clusterPlaces, placeInClusters } from './clustering/place-in-clusters.ts'
export { renumberClusters } from './clustering/renumber-clusters.ts'
export type { ClusterSelection } from './clustering/select-clusters.ts'
export { type SingleLinkageOptions, singleLinkage } from './clustering/single-linkage.ts'
export { type SuggestedCut, suggestCut } from './clustering/suggest-cut.ts'
export { type EpsSuggestion, type SuggestEpsOptions, suggestEps } from './clustering/suggest-eps.ts'
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
