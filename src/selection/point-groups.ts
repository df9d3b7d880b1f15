import type { PointCloud } from './point-cloud.ts'

/** Points of one cluster that look at the others together: groups[i] up to but not including groups[i + 1]. */
export interface Groups {
  readonly cluster: number
  readonly starts: Int32Array
}

/** Measured on 100,000 points in three columns: anything from 12 to 48 takes about as long. */
const LARGEST_GROUP = 32
const GROUPS_PER_CHUNK = 512

/** All points of a cloud in groups of neighbours, in chunks that depend on the data alone. */
export function cutIntoGroups(cloud: PointCloud): Groups[] {
  const chunks: Groups[] = []
  for (let cluster = 0; cluster < cloud.k; cluster++) {
    const starts: number[] = []
    const pending = cloud.roots[cluster]! >= 0 ? [cloud.roots[cluster]!] : []
    for (let v = pending.pop(); v !== undefined; v = pending.pop()) {
      const child = cloud.left[v]!
      if (child < 0 || cloud.nodeEnd[v]! - cloud.nodeStart[v]! <= LARGEST_GROUP) starts.push(cloud.nodeStart[v]!)
      else pending.push(child + 1, child)
    }
    starts.push(cloud.starts[cluster + 1]!)
    for (let at = 0; at < starts.length - 1; at += GROUPS_PER_CHUNK) {
      chunks.push({ cluster, starts: Int32Array.from(starts.slice(at, at + GROUPS_PER_CHUNK + 1)) })
    }
  }
  return chunks
}
