import type { RunView } from '../../api/run-view.ts'
import type { RunSettings } from '../../api/settings.ts'
import type { ReportInput } from '../../report/input/report-input.ts'

export interface ComparedSelection {
  /** The run with the numbers of segments that were compared. */
  readonly input: ReportInput
  /** What that comparison chose, where it was the run before that compared; else null. */
  readonly proposed: number | null
}

/**
 * The numbers of segments that were compared. A run whose k was given compared none; where the run before it differs in k
 * alone, what that one compared holds here, too.
 */
export function comparedSelection(view: RunView, before: RunView | null): ComparedSelection {
  const { report } = view
  const own = { input: report, proposed: null }
  if (report.selection.length > 1 || before === null) return own
  if (withoutK(view.settings) !== withoutK(before.settings) || before.report.selection.length <= 1) return own
  const { redraws, jaccardFloor, shareFloor, k } = before.report.chosen
  const chosen = { ...report.chosen, redraws, jaccardFloor, shareFloor }
  return { input: { ...report, selection: before.report.selection, chosen }, proposed: k }
}

function withoutK(settings: RunSettings): string {
  const { k: _, chooseK: __, ...others } = settings
  return JSON.stringify(Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1)))
}
