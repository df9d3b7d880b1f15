import { type KMeansRefits, refitOn } from '../clustering/k-means/k-means-refits.ts'
import { type BoxTree, buildBoxTree } from '../neighbors/box-tree.ts'
import type { ThreadedRefits } from './bootstrap-stability.ts'
import { testResamples } from './test-resamples.ts'

interface Prepared extends Required<KMeansRefits> {
  readonly tree: BoxTree
}

/** `kMeansRefits` for several threads: the tree is built once and shared. The same results. */
export function kMeansStability({ k, nInit = 3 }: KMeansRefits): ThreadedRefits<Prepared> {
  return { prepare: (rows) => ({ tree: buildBoxTree(rows), k, nInit }), task: kMeansResamples }
}

/** The task behind `kMeansStability`. */
export const kMeansResamples: ThreadedRefits<Prepared>['task'] = {
  module: import.meta.url,
  name: 'kMeansResamples',
  run: ({ prepared, ...input }, signal) => testResamples(input, refitOn(prepared.tree, prepared, signal), signal),
}
