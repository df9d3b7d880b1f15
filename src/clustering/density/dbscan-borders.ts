import type { Task } from '../../base/threads.ts'
import { squaredDistance, squaredToBox } from '../../neighbors/squared-distances.ts'
import { CellNeighbors, type DbscanPart, type DbscanSearch } from './dbscan-search.ts'

/** Last pass: gives each other point the lowest cluster that has a core point within its reach, or -1. */
export const placeBorders: Task<DbscanPart, void> = {
  module: import.meta.url,
  name: 'placeBorders',
  run({ search, from, to }) {
    const { cells, isCore, clusters, tree } = search
    const neighbors = new CellNeighbors(search)
    for (let at = from; at < to; at++) {
      const cell = cells[at]!
      const first = isCore.indexOf(0, tree.start[cell]!)
      if (first < 0 || first >= tree.end[cell]!) continue
      neighbors.find(cell, 0)
      for (let i = first; i < tree.end[cell]!; i++) {
        if (isCore[i] === 0) clusters[i] = lowestCluster(search, i, neighbors)
      }
    }
  },
}

function lowestCluster(search: DbscanSearch, i: number, { cells, count }: CellNeighbors): number {
  const { tree, isCore, clusters, reach } = search
  const { points, boxes, start, end, d } = tree
  let lowest = -1
  for (let at = 0; at < count; at++) {
    const other = cells[at]!
    if (squaredToBox(points, i * d, boxes, other * 2 * d, d) > reach) continue
    for (let j = start[other]!; j < end[other]!; j++) {
      if (isCore[j] === 0 || (lowest >= 0 && clusters[j]! >= lowest)) continue
      if (squaredDistance(points, i * d, points, j * d, d) <= reach) lowest = clusters[j]!
    }
  }
  return lowest
}
