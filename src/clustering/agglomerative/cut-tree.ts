import { OptionError } from '../../base/errors.ts'
import type { Dendrogram } from './dendrogram.ts'

/** Where a dendrogram is cut: into so many clusters, or so that nothing is merged above a height. */
export type Cut =
  | { readonly k: number; readonly threshold?: undefined }
  | { readonly threshold: number; readonly k?: undefined }

/** Clusters of a cut dendrogram. */
export interface CutLabels {
  /** Cluster 0..k-1 of each row, numbered in the order in which the rows name them first. */
  readonly labels: Int32Array
  readonly k: number
}

/**
 * The clusters below a cut through a dendrogram: all merges but the last k - 1, or all of height `threshold` and less.
 * Equal rows are never parted, so that k above the number of distinct rows gives fewer clusters. Where merges of the same
 * height lie on both sides of the cut for k, their order decides.
 *
 * @throws OptionError when k is no whole number in 1..n, or `threshold` is negative or NaN.
 */
export function cutTree(tree: Pick<Dendrogram, 'merges' | 'heights'>, cut: Cut): CutLabels {
  const { merges, heights } = tree
  const n = heights.length + 1
  checkCut(cut, n)
  const kept = mergesBelow(heights, cut)
  const clusterOf = new Int32Array(n + kept).fill(-1)
  const labels = new Int32Array(n)
  const parent = new Int32Array(n + kept).fill(-1)
  for (let i = 0; i < kept; i++) parent[merges[2 * i]!] = parent[merges[2 * i + 1]!] = n + i
  for (let id = n + kept - 1; id >= 0; id--) clusterOf[id] = parent[id]! < 0 ? id : clusterOf[parent[id]!]!
  const numbers = new Int32Array(n + kept).fill(-1)
  let k = 0
  for (let i = 0; i < n; i++) {
    const top = clusterOf[i]!
    if (numbers[top]! < 0) numbers[top] = k++
    labels[i] = numbers[top]!
  }
  return { labels, k }
}

/** @throws OptionError when k is no whole number in 1..n, or `threshold` is negative or NaN. */
export function checkCut({ k, threshold }: Cut, n: number): void {
  if (threshold !== undefined) {
    if (!(threshold >= 0)) throw new OptionError(`threshold=${threshold} is no height; give 0 or more`)
    return
  }
  if (!Number.isInteger(k) || k < 1)
    throw new OptionError(`k=${k} is no number of clusters; give a whole number from 1`)
  if (k > n) throw new OptionError(`k=${k} exceeds the ${n} rows; choose k of ${n} or less`)
}

function mergesBelow(heights: Float64Array, { k, threshold }: Cut): number {
  if (threshold !== undefined) return countUpTo(heights, threshold)
  return Math.max(heights.length + 1 - k, countUpTo(heights, 0))
}

function countUpTo(heights: Float64Array, height: number): number {
  const above = heights.findIndex((value) => value > height)
  return above < 0 ? heights.length : above
}
