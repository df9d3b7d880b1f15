import { useEffect, useState } from 'preact/hooks'
import type { JobView } from '../../api/job.ts'
import { followJob } from './follow-job.ts'

/** The state of a job as it goes on; null asks nothing. */
export function useJob(job: string | null): { view: JobView | null; failure: Error | null } {
  const [view, setView] = useState<JobView | null>(null)
  const [failure, setFailure] = useState<Error | null>(null)
  useEffect(() => {
    setView(null)
    setFailure(null)
    if (job === null) return
    return followJob(job, setView, (reason) => setFailure(reason instanceof Error ? reason : new Error(String(reason))))
  }, [job])
  return { view, failure }
}
