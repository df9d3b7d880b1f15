import { OptionError } from '../base/errors.ts'
import { agglomerative, type Linkage } from '../clustering/agglomerative/agglomerative.ts'
import { treeModel } from '../clustering/agglomerative/assign-to-tree.ts'
import { cutTree } from '../clustering/agglomerative/cut-tree.ts'
import { treeRefits } from '../clustering/agglomerative/tree-refits.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { bootstrapStability } from '../selection/bootstrap-stability.ts'
import type { Family } from './family.ts'
import { followTools } from './follow-tools.ts'
import { renumber } from './renumber.ts'
import { meansOfClusters, scatterOf } from './scatter-of.ts'

/** Average and complete linkage look at pairs of customers: at so many, some twenty seconds; at ten times as many, half an hour. */
const MOST_FOR_PAIRS = 100_000

/** Re-drawn at most, since each draw grows a tree of its own: seconds for 50 of them. Average linkage takes longest. */
const ROWS_REDRAWN: Readonly<Record<Linkage, number>> = { ward: 5000, single: 5000, complete: 5000, average: 2500 }

/** Agglomerative clustering: one tree, a cut for each k. */
export function treeFamily(linkage: Linkage): Family {
  const refits = new WeakMap<Matrix, ReturnType<typeof treeRefits>>()
  return {
    async fit(x, ks, tools) {
      checkSize(linkage, x.n)
      const tree = await agglomerative(x, { linkage, ...followTools(tools) })
      return ks.map((asked) => {
        const { k, labels } = cutTree(tree, { k: asked })
        return {
          ...{ k, labels, converged: true },
          ...(k > 1 && { merge: mergeAfter(tree.heights, k) }),
          inertia: scatterOf(x, labels, k),
          modelOf(order) {
            const renumbered = renumber(labels, order)
            const { places, exceptions } = treeModel(x, renumbered, k, linkage)
            const sizes = Float64Array.from(places.weights)
            return { method: linkage, k, centers: meansOfClusters(x, renumbered, k), sizes, exceptions }
          },
        }
      })
    },
    stability(x, labels, k, options) {
      if (!refits.has(x)) refits.set(x, treeRefits(linkage))
      return bootstrapStability(x, labels, k, { ...options, sampleSize: ROWS_REDRAWN[linkage], fit: refits.get(x)!(k) })
    },
  }
}

function mergeAfter(heights: Float64Array, k: number): { height: number; gap: number } {
  const height = heights[heights.length - k + 1]!
  return { height, gap: height - (heights[heights.length - k] ?? 0) }
}

function checkSize(linkage: Linkage, n: number): void {
  if ((linkage === 'average' || linkage === 'complete') && n > MOST_FOR_PAIRS) {
    throw new OptionError(
      `--method ${linkage} compares pairs of customers and takes at most ${MOST_FOR_PAIRS} of them, here are ${n}; use ward or single, or fewer customers by --where or --since`,
    )
  }
}
