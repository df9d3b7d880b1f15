import type { Task } from '../base/threads.ts'
import { type CellMoments, MEAN } from './cell-moments.ts'
import { sumsToCluster } from './cluster-sums.ts'
import { createView, type GroupView, lookFrom } from './group-view.ts'
import type { PointCloud } from './point-cloud.ts'
import type { Groups } from './point-groups.ts'
import { silhouetteWidth } from './point-widths.ts'
import type { Rivals } from './rivals.ts'

interface Chunk {
  readonly cloud: PointCloud
  readonly rivals: Rivals
  readonly moments: CellMoments
  readonly groups: Groups
  readonly tolerance: number
}

/** Sums of width × weight, and of the bounds on their errors. */
interface Part {
  readonly value: number
  readonly error: number
}

/** Adds up the widths of the points of some groups, with a bound on what that is off. */
export const addGroups: Task<Chunk, Part> = {
  module: import.meta.url,
  name: 'addGroups',
  run: ({ cloud, rivals, moments, groups, tolerance }) => {
    const view = createView(cloud, moments)
    let value = 0
    let error = 0
    for (let g = 0; g + 1 < groups.starts.length; g++) {
      lookFrom(view, groups.starts[g]!, groups.starts[g + 1]!)
      const part = addGroup(view, rivals, groups.cluster, tolerance)
      value += part.value
      error += part.error
    }
    return { value, error }
  },
}

function addGroup(view: GroupView, rivals: Rivals, own: number, tolerance: number): Part {
  const { cloud, from, to } = view
  const others = rivalsOfGroup(rivals, from, to)
  const weightBeside = cloud.totals[own]! - 1
  if (others.length === 0 || !(weightBeside > 0)) return { value: 0, error: 0 }
  // Errors of a and b that add up to t × max(a, b) move the width by t / (1 - t) at most, which is the tolerance.
  const allowed = ((tolerance / (1 + tolerance)) * leastDistance(view, rivals, own)) / 2
  const a = sumsToCluster(view, own, (allowed * weightBeside) / cloud.totals[own]!)
  const b = others.map((j) => sumsToCluster(view, j, allowed))
  let value = 0
  let error = 0
  for (let i = 0; i < to - from; i++) {
    const mean = a.sums[i]! / weightBeside
    const off = a.error / weightBeside
    let [nearest, low, high] = [Infinity, Infinity, Infinity]
    for (const [at, j] of others.entries()) {
      const total = cloud.totals[j]!
      nearest = Math.min(nearest, b[at]!.sums[i]! / total)
      low = Math.min(low, (b[at]!.sums[i]! - b[at]!.error) / total)
      high = Math.min(high, (b[at]!.sums[i]! + b[at]!.error) / total)
    }
    const width = silhouetteWidth(mean, nearest)
    const most = silhouetteWidth(Math.max(0, mean - off), high)
    const least = silhouetteWidth(mean + off, Math.max(0, low))
    const weight = cloud.weights[from + i]!
    value += weight * width
    error += weight * Math.max(most - width, width - least)
  }
  return { value, error }
}

/** Every cluster that is a rival of some point of the group; for the others it is one more that is not the nearest. */
function rivalsOfGroup(rivals: Rivals, from: number, to: number): number[] {
  const found = new Set<number>()
  for (let slot = rivals.starts[from]!; slot < rivals.starts[to]!; slot++) found.add(rivals.clusters[slot]!)
  return [...found].sort((p, q) => p - q)
}

/** A lower bound of max(a, b) for every point of the group; a is at least the distance to the mean of the cluster. */
function leastDistance({ cloud, moments, from, to }: GroupView, rivals: Rivals, own: number): number {
  const cell = moments.cellOf[cloud.roots[own]!]!
  let least = Infinity
  for (let p = from; p < to; p++) {
    let squared = 0
    for (let c = 0; c < cloud.d && cell >= 0; c++) {
      squared += (cloud.points[p * cloud.d + c]! - moments.values[cell * moments.stride + MEAN + c]!) ** 2
    }
    least = Math.min(least, Math.max(rivals.lows[p]!, Math.sqrt(squared)))
  }
  return least
}
