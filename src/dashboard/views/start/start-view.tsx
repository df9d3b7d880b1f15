import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { DraftView, NewDraft } from '../../../api/draft.ts'
import type { RunCard } from '../../../api/run-view.ts'
import { request } from '../../api/request.ts'
import { routes } from '../../api/routes.ts'
import { uploadFile } from '../../api/upload-file.ts'
import { useResource } from '../../api/use-resource.ts'
import { DropZone } from '../../parts/drop-zone.tsx'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { PageFrame } from '../../shell/page-frame.tsx'
import { addresses } from '../../state/addresses.ts'
import { sentWords } from '../../words/sent-words.ts'
import { RecentRuns } from './recent-runs.tsx'
import './start.css'

/** Drop a file, or open a run. */
export function StartView() {
  const { route } = useLocation()
  const runs = useResource<readonly RunCard[]>(routes.runs())
  const [taking, setTaking] = useState<string | null>(null)
  const [failure, setFailure] = useState<Error | null>(null)
  const take = async (files: readonly File[]): Promise<void> => {
    setFailure(null)
    try {
      const uploads: string[] = []
      for (const file of files) {
        const tell = (sent: number): void => setTaking(sentWords(file, sent))
        tell(0)
        const { upload } = await uploadFile(file, tell)
        uploads.push(upload)
      }
      setTaking('Reading its columns …')
      const body: NewDraft = { uploads }
      const { draft } = await request<DraftView>(routes.drafts(), { method: 'POST', body })
      route(addresses.columns(draft))
    } catch (reason) {
      setFailure(reason instanceof Error ? reason : new Error(String(reason)))
    } finally {
      setTaking(null)
    }
  }
  return (
    <PageFrame>
      <PageHead
        title="Which customers are alike, and what to do for each"
        note="One file of transactions is enough: who bought, when, and for how much."
      />
      {failure !== null && <FailureNotice failure={failure} />}
      <DropZone button="Choose a file" disabled={taking !== null} onFiles={(files) => void take(files)}>
        {taking === null ? (
          <>
            <p class="large">Drop a file here</p>
            <p class="note">CSV, NDJSON, Parquet or Excel. Several files of one kind are read as one.</p>
          </>
        ) : (
          <p class="large" role="status">
            {taking}
          </p>
        )}
      </DropZone>
      <Loaded resource={runs}>{(cards) => <RecentRuns cards={cards} />}</Loaded>
    </PageFrame>
  )
}
