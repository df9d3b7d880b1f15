import type { Matrix } from '../../numeric/matrix.ts'
import { applyExceptions, type Exceptions, exceptionsOf } from '../exceptions.ts'
import type { Linkage } from './agglomerative.ts'
import { type ClusterPlaces, clusterPlaces, placeInClusters } from './place-in-clusters.ts'

/** What places rows in the clusters of a cut tree: a rule, and the rows of the tree that it would put elsewhere. */
export interface TreeModel {
  readonly places: ClusterPlaces
  readonly exceptions: Exceptions
}

/**
 * The model of a cut tree.
 *
 * @param labels 0..k-1 per row; equal rows have equal ones.
 * @param weights as given to `agglomerative`; default: 1 each.
 */
export function treeModel(
  x: Matrix,
  labels: Int32Array,
  k: number,
  linkage: Linkage,
  weights?: Float64Array,
): TreeModel {
  const places = clusterPlaces(x, labels, k, linkage, weights)
  return { places, exceptions: exceptionsOf(x, labels, placeInClusters(places, x)) }
}

/** The cluster of each row, as by `placeInClusters`; the rows of the tree get the labels that they had. */
export function assignToTree({ places, exceptions }: TreeModel, x: Matrix): Int32Array {
  const labels = placeInClusters(places, x)
  applyExceptions(exceptions, x, labels)
  return labels
}
