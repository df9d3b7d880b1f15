import type { JobView } from '../../api/job.ts'
import { followJob, hasEnded } from '../api/follow-job.ts'
import { toast } from './toasts.ts'

/**
 * Watches over a run that is shown while its files are being written: should that fail, the run is gone with the server,
 * and whoever looks at it is told.
 */
export function followWriting(job: JobView): void {
  if (hasEnded(job)) return
  followJob(
    job.job,
    ({ state, error }) => {
      if (state === 'failed') toast(`The files of this run were not written, so it cannot be kept: ${error?.message}`)
    },
    () => {},
  )
}
