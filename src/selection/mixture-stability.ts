import { type MixtureRefits, mixtureRefitOn } from '../clustering/mixture/mixture-refits.ts'
import { type BoxTree, buildBoxTree } from '../neighbors/box-tree.ts'
import type { ThreadedRefits } from './bootstrap-stability.ts'
import { testResamples } from './test-resamples.ts'

interface Prepared extends MixtureRefits {
  readonly tree: BoxTree
}

/** Refits by Gaussian mixtures for a bootstrap in several threads: the tree behind their starts is built once and shared. */
export function mixtureStability(options: MixtureRefits): ThreadedRefits<Prepared> {
  return { prepare: (rows) => ({ ...options, tree: buildBoxTree(rows) }), task: mixtureResamples }
}

/** The task behind `mixtureStability`. */
export const mixtureResamples: ThreadedRefits<Prepared>['task'] = {
  module: import.meta.url,
  name: 'mixtureResamples',
  run: ({ prepared: { tree, ...options }, ...input }, signal) =>
    testResamples(input, mixtureRefitOn(tree, input.rows, options, signal), signal),
}
