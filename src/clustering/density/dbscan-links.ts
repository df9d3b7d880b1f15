import type { Task } from '../../base/threads.ts'
import { squaredDistance, squaredToBox } from '../../neighbors/squared-distances.ts'
import { UnionFind } from '../union-find.ts'
import { CellNeighbors, type DbscanPart, type DbscanSearch, LOOSE, TIGHT } from './dbscan-search.ts'

/** Second pass: pairs of stand-ins whose core points are within reach; none that follows from the part's earlier ones. */
export const linkCores: Task<DbscanPart, Int32Array> = {
  module: import.meta.url,
  name: 'linkCores',
  run({ search, from, to }) {
    const { cells, hasCore, tree } = search
    const linker = new CellLinker(search)
    const neighbors = new CellNeighbors(search)
    for (let at = from; at < to; at++) {
      const cell = cells[at]!
      if (hasCore[cell] === 0) continue
      neighbors.find(cell, tree.start[cell]!)
      for (let other = 0; other < neighbors.count; other++) linker.link(cell, neighbors.cells[other]!)
    }
    return Int32Array.from(linker.pairs)
  },
}

class CellLinker {
  readonly pairs: number[] = []
  private readonly search: DbscanSearch
  private readonly sets: UnionFind

  constructor(search: DbscanSearch) {
    this.search = search
    this.sets = new UnionFind(search.tree.n)
  }

  link(cell: number, other: number): void {
    const { kinds, tree } = this.search
    if (kinds[cell] === TIGHT && kinds[other] === TIGHT) {
      if (cell !== other && !this.areLinked(cell, other)) this.linkTight(cell, other)
      return
    }
    const [loose, second] = kinds[cell] === LOOSE ? [cell, other] : [other, cell]
    for (let i = tree.start[loose]!; i < tree.end[loose]!; i++) this.linkPoint(i, second)
  }

  private areLinked(cell: number, other: number): boolean {
    const { standIn } = this.search
    return this.sets.find(standIn[this.firstCore(cell)]!) === this.sets.find(standIn[this.firstCore(other)]!)
  }

  private firstCore(cell: number): number {
    const { isCore, tree } = this.search
    let i = tree.start[cell]!
    while (isCore[i] === 0) i++
    return i
  }

  /** One pair of core points within reach links all core points of two tight cells. */
  private linkTight(cell: number, other: number): void {
    const { tree } = this.search
    for (let i = tree.start[cell]!; i < tree.end[cell]!; i++) if (this.linkPoint(i, other)) return
  }

  private linkPoint(i: number, other: number): boolean {
    const { tree, kinds, isCore, standIn, reach } = this.search
    const { points, boxes, start, end, d } = tree
    if (isCore[i] === 0 || squaredToBox(points, i * d, boxes, other * 2 * d, d) > reach) return false
    for (let j = start[other]!; j < end[other]!; j++) {
      if (isCore[j] === 0 || squaredDistance(points, i * d, points, j * d, d) > reach) continue
      if (this.sets.join(standIn[i]!, standIn[j]!)) this.pairs.push(standIn[i]!, standIn[j]!)
      if (kinds[other] === TIGHT) return true
    }
    return false
  }
}
