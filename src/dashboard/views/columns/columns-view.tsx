import { useRoute } from 'preact-iso'
import type { DraftView } from '../../../api/draft.ts'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { LinkButton } from '../../parts/link-button.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { PageFrame } from '../../shell/page-frame.tsx'
import { addresses } from '../../state/addresses.ts'
import { draftWords } from '../../words/draft-words.ts'
import { fileSize } from '../../words/file-size.ts'
import { DetailsPanel } from './details-panel.tsx'
import { MakeSegments } from './make-segments.tsx'
import { ReadingPanel } from './reading-panel.tsx'
import { RolesTable } from './roles-table.tsx'
import { useDraft } from './use-draft.ts'
import './columns.css'

/** What each column means, and what would be read then. */
export function ColumnsView() {
  const { params } = useRoute()
  const { view, busy, failure, change } = useDraft(params['draft']!)
  return (
    <PageFrame where="New run">
      {failure !== null && <FailureNotice failure={failure} />}
      {view === null ? (
        failure !== null && <LinkButton href={addresses.start()}>Choose another file</LinkButton>
      ) : (
        <>
          <PageHead
            before={`Step 2 of 3 · ${namesOf(view)} · ${fileSize(view.bytes)}`}
            title="Check what each column means"
            note={view.columns.length === 0 ? 'The file is being read.' : draftWords(view)}
          />
          <div class="aside">
            <div class="stack">
              <RolesTable view={view} busy={busy} change={change} />
              <MakeSegments view={view} busy={busy} />
            </div>
            <div class="stack">
              <ReadingPanel view={view} busy={busy} />
              <DetailsPanel view={view} busy={busy} change={change} />
            </div>
          </div>
        </>
      )}
    </PageFrame>
  )
}

function namesOf({ names }: DraftView): string {
  return names.length > 1 ? `${names[0]} and ${names.length - 1} more` : (names[0] ?? '')
}
