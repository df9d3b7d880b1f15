import type { CondensedTree } from './condensed-tree.ts'

/** Which clusters of a tree are taken; see `selectClusters`. */
export type ClusterSelection = 'eom' | 'leaf'

/**
 * 1 for each cluster of the tree that is selected; cluster 0, which holds everything, never is. `eom` takes the clusters
 * with the largest sum of stabilities of which none holds another, `leaf` those that split no further. Clusters that
 * were born at a distance below `epsilon` give way to the ancestor that was not.
 *
 * Source: Campello, Moulavi & Sander (2013), section 4.2, for `eom`; Malzer & Baum (2020) for `epsilon`.
 */
export function selectClusters(tree: CondensedTree, selection: ClusterSelection, epsilon: number): Uint8Array {
  const selected = selection === 'leaf' ? leaves(tree) : mostStable(tree)
  return epsilon > 0 ? riseAbove(tree, selected, epsilon) : selected
}

function leaves({ parents }: CondensedTree): Uint8Array {
  const selected = new Uint8Array(parents.length).fill(1)
  selected[0] = 0
  for (const parent of parents) if (parent >= 0) selected[parent] = 0
  return selected
}

function mostStable({ parents, stabilities }: CondensedTree): Uint8Array {
  const selected = new Uint8Array(parents.length)
  const below: number[][] = Array.from(parents, () => [])
  for (let cluster = parents.length - 1; cluster > 0; cluster--) {
    // Added up from small to large, so that the sum does not depend on the order of the clusters.
    const sum = below[cluster]!.sort((a, b) => a - b).reduce((total, stability) => total + stability, 0)
    if (stabilities[cluster]! >= sum) selected[cluster] = 1
    below[parents[cluster]!]!.push(Math.max(sum, stabilities[cluster]!))
  }
  const isCovered = new Uint8Array(parents.length)
  for (let cluster = 1; cluster < parents.length; cluster++) {
    const parent = parents[cluster]!
    isCovered[cluster] = isCovered[parent]! | selected[parent]!
    if (isCovered[cluster] === 1) selected[cluster] = 0
  }
  return selected
}

function riseAbove({ parents, births }: CondensedTree, selected: Uint8Array, epsilon: number): Uint8Array {
  const risen = new Uint8Array(selected.length)
  for (let cluster = 1; cluster < selected.length; cluster++) {
    if (selected[cluster] === 0) continue
    let at = cluster
    if (1 / births[at]! < epsilon) {
      while (parents[at]! > 0) {
        at = parents[at]!
        if (1 / births[at]! > epsilon) break
      }
    }
    risen[at] = 1
  }
  return risen
}
