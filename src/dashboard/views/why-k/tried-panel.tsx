import type { ReportSelection } from '../../../report/input/report-choice.ts'
import type { ReportInput } from '../../../report/input/report-input.ts'
import { selectionColumns } from '../../../report/selection-columns.ts'
import { Panel } from '../../parts/panel.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { useChangeSettings } from '../../state/use-change-settings.ts'
import { useRun } from '../../state/use-run.ts'

/** Every number of segments that was tried, in figures; each can be taken. */
export function TriedPanel({ input }: { readonly input: ReportInput }) {
  const { view } = useRun()
  const apply = useChangeSettings()
  const [, ...measures] = selectionColumns(input)
  const columns: readonly Column<ReportSelection>[] = [
    { head: 'k', rowHead: true, cell: ({ k }) => k },
    ...measures.map(({ head, show }) => ({ head, number: true, cell: show })),
    {
      head: <span class="hidden">Choice</span>,
      number: true,
      cell: ({ k }) =>
        k === view.k ? (
          <b>chosen</b>
        ) : (
          <button type="button" class="link" disabled={view.frozen !== null} onClick={() => apply({ k })}>
            Take {k}
          </button>
        ),
    },
  ]
  return (
    <Panel
      title="Every number of segments that was tried"
      note="Taking another one makes a run of its own; Back undoes it."
    >
      <Table
        caption="Every number of segments that was tried"
        columns={columns}
        rows={input.selection}
        keyOf={({ k }) => String(k)}
      />
    </Panel>
  )
}
