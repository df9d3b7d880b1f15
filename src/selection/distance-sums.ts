import type { MapOptions, Task, Threads } from '../base/threads.ts'
import { sharedFloats } from '../numeric/shared.ts'
import { type DistanceJob, planJobs, pointsWithRival, slotOf } from './distance-jobs.ts'
import type { PointCloud } from './point-cloud.ts'
import type { Rivals } from './rivals.ts'
import { sweep } from './sweep.ts'

/** Weighted sums of the distances from each point. */
export interface DistanceSums {
  /** To all points of its own cluster. */
  readonly own: Float64Array
  /** To all points of a rival, by slot of `rivals.clusters`. */
  readonly toRivals: Float64Array
}

/**
 * Sums the distances from each point to its own cluster and to its rivals, each distance measured once where both ends
 * need it. Jobs depend on the data alone and are added up in order, so that threads do not change a bit.
 */
export async function sumDistances(
  cloud: PointCloud,
  rivals: Rivals,
  threads: Threads,
  options: MapOptions,
): Promise<DistanceSums> {
  const plan = planJobs(cloud, rivals)
  const sums = sharedFloats(plan.sums)
  const inputs = plan.bundles.map((jobs) => ({ cloud, rivals, jobs, sums }))
  await threads.map(runJobs, inputs, options)
  const own = new Float64Array(cloud.n)
  const toRivals = new Float64Array(rivals.clusters.length)
  for (const job of plan.bundles.flat()) {
    const { rows, columns } = endsOf(cloud, rivals, job)
    const { a, b, at } = job
    for (let i = 0; i < rows.length; i++) {
      if (job.kind === 'within') own[rows[i]!]! += sums[at + i]!
      else toRivals[slotOf(rivals, rows[i]!, b)]! += sums[at + i]!
    }
    if (job.kind === 'oneWay') continue
    for (let i = 0; i < columns.length; i++) {
      const sum = sums[at + rows.length + i]!
      if (job.kind === 'within') own[columns[i]!]! += sum
      else toRivals[slotOf(rivals, columns[i]!, a)]! += sum
    }
  }
  return { own, toRivals }
}

interface Bundle {
  readonly cloud: PointCloud
  readonly rivals: Rivals
  readonly jobs: readonly DistanceJob[]
  /** Written to at the places of the jobs. */
  readonly sums: Float64Array
}

export const runJobs: Task<Bundle, void> = {
  module: import.meta.url,
  name: 'runJobs',
  run: ({ cloud, rivals, jobs, sums }) => {
    for (const job of jobs) {
      const { rows, columns } = endsOf(cloud, rivals, job)
      const toRows = sums.subarray(job.at, job.at + rows.length)
      const toColumns =
        job.kind === 'oneWay'
          ? new Float64Array(columns.length)
          : sums.subarray(job.at + rows.length, job.at + rows.length + columns.length)
      sweep(cloud, rows, columns, job.kind === 'within', toRows, toColumns)
    }
  },
}

/** The points of a job: within a cluster the columns begin with the rows. */
function endsOf(cloud: PointCloud, rivals: Rivals, job: DistanceJob): { rows: Int32Array; columns: Int32Array } {
  const { kind, a, b, from, to } = job
  if (kind === 'within') {
    const columns = Int32Array.from(
      { length: cloud.starts[a + 1]! - cloud.starts[a]! - from },
      (_, i) => cloud.starts[a]! + from + i,
    )
    return { rows: columns.subarray(0, to - from), columns }
  }
  const rows = pointsWithRival(cloud, rivals, a, b, true).subarray(from, to)
  return { rows, columns: pointsWithRival(cloud, rivals, b, a, kind === 'mutual') }
}
