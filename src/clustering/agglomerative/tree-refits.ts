import type { Matrix } from '../../numeric/matrix.ts'
import type { PrepareRefits } from '../k-means/k-means-refits.ts'
import { takeRows } from '../sample-rows.ts'
import { agglomerative, type Linkage } from './agglomerative.ts'
import { assignToTree, treeModel } from './assign-to-tree.ts'
import { cutTree } from './cut-tree.ts'
import type { Dendrogram } from './dendrogram.ts'

interface Grown {
  readonly rows: Matrix
  readonly weights: Float64Array
  readonly tree: Dendrogram
}

/**
 * Refits by agglomerative clustering for bootstraps of the same rows: the tree of each resample is grown once, whatever
 * the number of clusters that is cut from it. Rows that were not drawn are placed as further rows are.
 *
 * @returns the refits for a cut into k clusters.
 */
export function treeRefits(linkage: Linkage): (k: number) => PrepareRefits {
  const grown = new Map<number, Promise<Grown>>()
  return (k) => (rows, signal) => async (weights, seed) => {
    if (!grown.has(seed)) grown.set(seed, grow(rows, weights, linkage, signal))
    const drawn = await grown.get(seed)!
    const cut = cutTree(drawn.tree, { k: Math.min(k, drawn.rows.n) })
    const model = treeModel(drawn.rows, cut.labels, cut.k, linkage, drawn.weights)
    return (x) => assignToTree(model, x)
  }
}

async function grow(x: Matrix, drawn: Float64Array, linkage: Linkage, signal?: AbortSignal): Promise<Grown> {
  const { rows, weights } = drawnRows(x, drawn)
  const tree = await agglomerative(rows, { linkage, weights, ...(signal && { signal }) })
  return { rows, weights, tree }
}

/** The rows that were drawn at all, and how often each. */
export function drawnRows(x: Matrix, drawn: Float64Array): { rows: Matrix; weights: Float64Array } {
  const rows = Uint32Array.from(drawn.keys()).filter((i) => drawn[i]! > 0)
  return { rows: takeRows(x, rows), weights: Float64Array.from(rows, (i) => drawn[i]!) }
}
