import type { OnProgress } from '../../base/progress.ts'
import type { Task, Threads } from '../../base/threads.ts'
import {
  createMovingTree,
  enterSlot,
  leaveSlot,
  type MovingTree,
  plantMovingTree,
} from '../../neighbors/moving-tree.ts'
import { sharedInts } from '../../numeric/shared.ts'
import type { Turn } from '../turns.ts'
import type { NearestClusters } from './reciprocal-joins.ts'
import type { ClusterSearch } from './search-ward.ts'

/** What a long agglomeration needs from its caller. */
export interface Labour {
  readonly threads: Threads
  readonly turn: Turn
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: OnProgress | undefined
}

/** Clusters by their centroids in a tree that follows their merges. */
export interface ClusterTree {
  readonly search: (asked: Int32Array, count: number) => Promise<void>
  readonly join: (to: number, from: number) => void
}

/** Measured for Ward: planting anew once this share is left beats 0.5 and 0.3 at 20,000 × 3 and at 1,000,000 × 3. */
const PLANT_AT = 0.75

/** Fewer searches than this are made in one go: waking other threads, or pausing between pieces, would take longer. */
const FEW_TOGETHER = 4096
const FEW_ALONE = 32768

/** A fixed number, so that the work is cut the same for any number of threads; the cut changes no result. */
export const CHUNKS = 16

/**
 * @param centers one centroid per cluster id, kept up to date by the caller before it says `join`.
 * @param values what the search needs beside it, one number per cluster id, kept up to date in the same way.
 * @param task finds the nearest clusters of a run of slots.
 * @param extraOf what else it is handed, told before each search of `count` clusters.
 */
export function growClusterTree<Extra extends object>(
  clusters: NearestClusters & { readonly centers: Float64Array; readonly values: Float64Array; readonly d: number },
  task: Task<ClusterSearch & Extra, void>,
  extraOf: (tree: MovingTree, count: number) => Extra,
  labour: Labour,
): ClusterTree {
  const { centers, values, nearest, cost, d } = clusters
  const n = values.length
  const tree: MovingTree = createMovingTree(n, d)
  const asking = sharedInts(n)
  const isAsked = new Uint8Array(n)
  const moved: number[] = []
  tree.slots = n
  for (let id = 0; id < n; id++) tree.ids[id] = id
  plantMovingTree(tree, centers, values)
  let living = n
  return { search, join }

  function join(to: number, from: number): void {
    const kept = Math.min(tree.slotOf[to]!, tree.slotOf[from]!)
    leaveSlot(tree, tree.slotOf[to]!)
    leaveSlot(tree, tree.slotOf[from]!)
    tree.slotOf[to] = kept
    tree.ids[kept] = to
    moved.push(to)
    living--
  }

  async function search(asked: Int32Array, count: number): Promise<void> {
    settle()
    toSlots(asked, count)
    const work = { tree, asking, from: 0, to: count, chunk: 0, nearest, cost, ...extraOf(tree, count) }
    if (count < (labour.threads.count > 1 ? FEW_TOGETHER : FEW_ALONE)) await task.run(work)
    else {
      const inputs = Array.from({ length: CHUNKS }, (_, chunk) => ({
        ...work,
        from: Math.floor((chunk * count) / CHUNKS),
        to: Math.floor(((chunk + 1) * count) / CHUNKS),
        chunk,
      }))
      await labour.threads.map(task, inputs, { signal: labour.signal })
    }
    await labour.turn(WORK_PER_SEARCH * count)
    labour.onProgress?.('agglomerative', 1 - living / n)
  }

  /** Brings the tree up to date with the merges since the last search. */
  function settle(): void {
    if (living <= PLANT_AT * tree.slots) plantMovingTree(tree, centers, values)
    else for (const id of moved) enterSlot(tree, tree.slotOf[id]!, id, centers, values)
    moved.length = 0
  }

  /** Those who ask, by slot where they are many, so that neighbours search after one another. */
  function toSlots(asked: Int32Array, count: number): void {
    if (8 * count < tree.slots) {
      for (let at = 0; at < count; at++) asking[at] = tree.slotOf[asked[at]!]!
      return
    }
    for (let at = 0; at < count; at++) isAsked[tree.slotOf[asked[at]!]!] = 1
    for (let slot = 0, at = 0; slot < tree.slots; slot++) {
      if (isAsked[slot] === 0) continue
      asking[at++] = slot
      isAsked[slot] = 0
    }
  }
}

/** One search as a multiple of a distance, measured as time. */
const WORK_PER_SEARCH = 100
