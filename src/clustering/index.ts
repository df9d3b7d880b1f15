export type { Matrix } from '../numeric/matrix.ts'
export { assignToCenters } from './assign-to-centers.ts'
export { type KMeansOptions, type KMeansResult, type KMeansSettings, kMeans, kMeansByK } from './k-means.ts'
export { renumberClusters } from './renumber-clusters.ts'
