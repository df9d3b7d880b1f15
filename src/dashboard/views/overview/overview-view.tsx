import { useLocation } from 'preact-iso'
import { formatCount } from '../../../report/format.ts'
import { headline } from '../../../report/headline.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { change } from '../../state/change.ts'
import { useRun } from '../../state/use-run.ts'
import { useRunView } from '../../state/use-run-view.ts'
import { refundNote } from '../../words/refund-note.ts'
import { FirstFinding } from './first-finding.tsx'
import { LastChange } from './last-change.tsx'
import { RevenueFigure } from './revenue-figure.tsx'
import { SegmentTable } from './segment-table.tsx'
import { SettingsPanel } from './settings-panel.tsx'
import './overview.css'

/** The run in one look, and every setting that can be changed about it. */
export function OverviewView() {
  const run = useRun()
  const { query } = useLocation()
  const { view, input, money, currency } = run
  const beforeRun = query['before'] ?? view.changedFrom
  const before = useRunView(beforeRun)
  // While the changed run is on its way, the one before is still shown, and is not compared with itself.
  const isThere = beforeRun !== null && beforeRun !== view.run && before.failure === null && !before.old
  const compared = isThere ? (before.data ?? null) : null
  const revenue = input.revenue === null ? '' : ` · ${money(input.revenue)} revenue${refundNote(view.settings.refunds)}`
  return (
    <>
      <PageHead
        title={headline(run)}
        note={`${formatCount(input.customers)} customers · ${formatCount(input.orders)} orders${revenue}`}
      />
      <FirstFinding />
      <div class="aside overview">
        <div class={`stack stale ${change.value === null ? '' : 'old'}`} aria-busy={change.value !== null}>
          <RevenueFigure />
          <SegmentTable before={compared} />
          {compared !== null && <LastChange before={compared} />}
          {input.revenue !== null && currency === null && (
            <p class="note">Amounts are in the file’s own currency. Shares are rounded and may not add to 100%.</p>
          )}
        </div>
        <SettingsPanel />
      </div>
    </>
  )
}
