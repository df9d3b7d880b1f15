import { useEffect, useRef, useState } from 'preact/hooks'
import type { DraftOptions, DraftView } from '../../../api/draft.ts'
import type { JobView } from '../../../api/job.ts'
import { followJob, hasEnded } from '../../api/follow-job.ts'
import { request } from '../../api/request.ts'
import { routes } from '../../api/routes.ts'

export interface Draft {
  /** The last good state; null before the first. */
  readonly view: DraftView | null
  /** Whether the file is being read, so that counts may be old. */
  readonly busy: boolean
  readonly failure: Error | null
  /** Reads the file otherwise. */
  readonly change: (options: DraftOptions) => void
}

/** A draft and what would be read of it; every change of its options is read anew, and the last one counts. */
export function useDraft(id: string): Draft {
  const [view, setView] = useState<DraftView | null>(null)
  const [busy, setBusy] = useState(true)
  const [failure, setFailure] = useState<Error | null>(null)
  const abort = useRef(new AbortController())

  const load = (options: DraftOptions | null): void => {
    abort.current.abort()
    const own = new AbortController()
    abort.current = own
    const { signal } = own
    const fail = (reason: unknown): void => {
      if (signal.aborted) return
      setBusy(false)
      setFailure(reason instanceof Error ? reason : new Error(String(reason)))
    }
    const take = (next: DraftView): void => {
      if (signal.aborted) return
      setView((last) => (next.job !== null && last !== null ? { ...last, options: next.options } : next))
      setBusy(next.job !== null)
      setFailure(null)
      if (next.job !== null) waitFor(next.job)
    }
    const waitFor = (job: string): void => {
      const tell = (state: JobView): void => {
        if (hasEnded(state)) request<DraftView>(routes.draft(id), { signal }).then(take, fail)
      }
      signal.addEventListener('abort', followJob(job, tell, fail))
    }
    setBusy(true)
    const call = options === null ? { signal } : { method: 'PUT' as const, body: options, signal }
    request<DraftView>(routes.draft(id), call).then(take, fail)
  }

  useEffect(() => {
    setView(null)
    load(null)
    return () => abort.current.abort()
  }, [id])

  const change = (options: DraftOptions): void => {
    setView((last) => last && { ...last, options })
    load(options)
  }
  return { view, busy, failure, change }
}
