import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { NewRun } from '../../../api/draft.ts'
import type { JobView } from '../../../api/job.ts'
import { request } from '../../api/request.ts'
import { routes } from '../../api/routes.ts'
import { Button } from '../../parts/button.tsx'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { LinkButton } from '../../parts/link-button.tsx'
import { addresses } from '../../state/addresses.ts'
import type { DraftProps } from './draft-props.ts'

/** The way on, once everything that is needed is known. */
export function MakeSegments({ view, busy }: Pick<DraftProps, 'view' | 'busy'>) {
  const { route } = useLocation()
  const [failure, setFailure] = useState<Error | null>(null)
  const ready = view.reading !== null && view.problem === null && !busy
  const start = async (): Promise<void> => {
    setFailure(null)
    try {
      const body: NewRun = {}
      const { job } = await request<JobView>(routes.draftRun(view.draft), { method: 'POST', body })
      route(addresses.progress(view.draft, job))
    } catch (reason) {
      setFailure(reason instanceof Error ? reason : new Error(String(reason)))
    }
  }
  return (
    <>
      {failure !== null && <FailureNotice failure={failure} />}
      <div class="row">
        <Button kind="primary" disabled={!ready} onClick={() => void start()}>
          Make segments
        </Button>
        <LinkButton href={addresses.start()}>Choose another file</LinkButton>
        <span class="note">{noteOf(ready, busy)}</span>
      </div>
    </>
  )
}

function noteOf(ready: boolean, busy: boolean): string {
  if (busy) return 'The file is being counted.'
  return ready ? 'Everything can be changed later, too.' : 'One answer is missing; it is marked above.'
}
