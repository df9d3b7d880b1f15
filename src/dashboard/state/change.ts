import { signal } from '@preact/signals'
import type { JobView } from '../../api/job.ts'
import type { NewVariant } from '../../api/run-view.ts'
import { followJob } from '../api/follow-job.ts'
import { request } from '../api/request.ts'
import { routes } from '../api/routes.ts'

export type Settings = NewVariant['settings']

/** Changes of a run that are being computed. */
export interface Change {
  /** The run that they start from. */
  readonly run: string
  readonly settings: Settings
  /** Null until the server has taken them. */
  readonly job: JobView | null
}

/** What is being computed, if anything. */
export const change = signal<Change | null>(null)

/** Why the last change came to nothing. */
export const changeFailure = signal<Error | null>(null)

let stop: () => void = () => {}

/**
 * Has a run computed again with other settings and calls `open` with the run that comes out, as soon as it can be asked;
 * it may still be being tested and written then. A change that comes while one is being computed joins it: both start from
 * the same run.
 */
export function changeSettings(run: string, settings: Settings, open: (run: string) => void): void {
  const before = change.value?.run === run ? change.value.settings : {}
  abandon()
  const own: Change = { run, settings: { ...before, ...settings }, job: null }
  change.value = own
  changeFailure.value = null
  const isCurrent = (): boolean => change.value?.settings === own.settings
  const fail = (failure: unknown): void => {
    if (!isCurrent()) return
    change.value = null
    changeFailure.value = failure instanceof Error ? failure : new Error(String(failure))
  }
  const tell = (job: JobView): void => {
    if (!isCurrent()) return
    if (job.state === 'failed') fail(new Error(job.error?.message ?? 'the run failed; try other settings'))
    else if (job.state === 'cancelled') change.value = null
    else if (job.run !== null) {
      leave()
      change.value = null
      open(job.run)
    } else change.value = { ...own, job }
  }
  request<JobView>(routes.variants(run), { method: 'POST', body: { settings: own.settings } })
    .then((job) => {
      if (!isCurrent()) return cancelJob(job.job)
      tell(job)
      if (isCurrent()) stop = followJob(job.job, tell, fail)
    })
    .catch(fail)
}

/** Stops what is being computed; the run stays as it was. */
export function cancelChange(): void {
  abandon()
  change.value = null
}

/** Follows no more; the work goes on. */
function leave(): void {
  stop()
  stop = () => {}
}

function abandon(): void {
  leave()
  const job = change.value?.job
  if (job) cancelJob(job.job)
}

/** A job that nobody waits for may end as it likes. */
function cancelJob(job: string): void {
  request(routes.job(job), { method: 'DELETE' }).catch(() => {})
}
