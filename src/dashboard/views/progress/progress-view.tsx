import { useEffect, useState } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso'
import type { JobView } from '../../../api/job.ts'
import { request } from '../../api/request.ts'
import { routes } from '../../api/routes.ts'
import { useJob } from '../../api/use-job.ts'
import { Button } from '../../parts/button.tsx'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { LinkButton } from '../../parts/link-button.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Panel } from '../../parts/panel.tsx'
import { PageFrame } from '../../shell/page-frame.tsx'
import { addresses } from '../../state/addresses.ts'
import { Stages } from './stages.tsx'
import './progress.css'

/** The stages of a run as they go on; its overview opens as soon as it can be asked. */
export function ProgressView() {
  const { params, query } = useRoute()
  const { route } = useLocation()
  const draft = params['draft']!
  const job = query['job'] ?? null
  const { view, failure } = useJob(job)
  const [refused, setRefused] = useState<Error | null>(null)
  const run = view?.run ?? null
  useEffect(() => {
    // In the place of this address: Back then leads to the columns.
    if (run !== null) route(addresses.overview(run), true)
  }, [run])
  const cancel = (): void => {
    if (job !== null) request<JobView>(routes.job(job), { method: 'DELETE' }).catch(setRefused)
  }
  const problem = refused ?? failure ?? (view?.error && new Error(view.error.message))
  const goesOn = view !== null && (view.state === 'waiting' || view.state === 'running')
  return (
    <PageFrame where="New run">
      <PageHead before="Step 3 of 3" title={titleOf(view)} note="You may leave this page; the run goes on." />
      {problem && <FailureNotice failure={problem} />}
      {job === null && <p>This address names no run that is being made.</p>}
      {view !== null && (
        <Panel title="What is being done" class="stages">
          <Stages view={view} />
        </Panel>
      )}
      <div class="row after">
        {goesOn && <Button onClick={cancel}>Cancel</Button>}
        {!goesOn && run === null && <LinkButton href={addresses.columns(draft)}>Back to the columns</LinkButton>}
      </div>
    </PageFrame>
  )
}

function titleOf(view: JobView | null): string {
  if (view?.state === 'failed') return 'No segments were made'
  if (view?.state === 'cancelled') return 'Cancelled; nothing was kept'
  if (view?.state === 'waiting') return 'Waiting for another run to end'
  return view?.state === 'done' ? 'Done' : 'Making segments'
}
