import { followJob, hasEnded } from '../api/follow-job.ts'
import { toast } from './toasts.ts'

/**
 * Watches over a run that is shown while it is tested and written, and calls `ask` when there is more to be had of it.
 * Should it fail, the run is gone with the server, and whoever looks at it is told. Returns what stops watching.
 */
export function followTesting(job: string, tested: boolean, ask: () => void): () => void {
  return followJob(
    job,
    (view) => {
      if (view.state === 'failed') toast(`This run could not be finished and is not kept: ${view.error?.message}`)
      if (hasEnded(view) || (view.tested && !tested)) ask()
    },
    () => {},
  )
}
