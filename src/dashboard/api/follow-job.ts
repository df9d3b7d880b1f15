import type { JobView } from '../../api/job.ts'
import { noteAnswer, noteSilence } from './connection.ts'
import { request } from './request.ts'

const retryMs = 1000

/**
 * Tells of a job until it ends, by server-sent events; when their stream breaks, the job is asked for and followed again.
 * Returns what stops following; the job itself goes on.
 */
export function followJob(job: string, tell: (view: JobView) => void, fail: (failure: unknown) => void): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false
  const stop = (): void => {
    over = true
    source?.close()
    clearTimeout(timer)
  }
  const take = (view: JobView): void => {
    if (over) return
    noteAnswer()
    if (hasEnded(view)) stop()
    tell(view)
  }
  const listen = (): void => {
    if (over) return
    source = new EventSource(`/api/jobs/${encodeURIComponent(job)}/events`)
    source.onmessage = (event) => take(JSON.parse(event.data as string) as JobView)
    source.onerror = () => {
      source?.close()
      timer = setTimeout(ask, retryMs)
    }
  }
  const ask = (): void => {
    request<JobView>(`/api/jobs/${encodeURIComponent(job)}`)
      .then((view) => {
        take(view)
        listen()
      })
      .catch((failure: { status?: number }) => {
        if (over) return
        if (failure.status !== 0) {
          fail(failure)
          return
        }
        noteSilence()
        timer = setTimeout(ask, retryMs)
      })
  }
  listen()
  return stop
}

export function hasEnded({ state }: JobView): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled'
}
