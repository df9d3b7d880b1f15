import { capitalise } from '../../../report/capitalise.ts'
import { none } from '../../../report/format.ts'
import type { ReportJudge } from '../../../report/input/report-choice.ts'
import { numberWord } from '../../../report/number-word.ts'
import { toSentence } from '../../../report/to-sentence.ts'
import { Panel } from '../../parts/panel.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { useRun } from '../../state/use-run.ts'

const columns: readonly Column<ReportJudge>[] = [
  { head: 'Judge', rowHead: true, cell: ({ judge }) => capitalise(judge) },
  { head: 'Vote', cell: ({ accepts }) => (accepts === null ? 'abstains' : accepts ? 'accepts' : 'rejects') },
  { head: 'What it saw', class: 'whole', cell: ({ note }) => (note === '' ? none : toSentence(note)) },
]

/** Who speaks for this number, who against it, and why. */
export function JudgesPanel() {
  const { chosen } = useRun().input
  const votes = chosen.judges.filter(({ accepts }) => accepts !== null)
  const yes = votes.filter(({ accepts }) => accepts === true).length
  return (
    <Panel
      title={`${capitalise(numberWord(yes))} of ${numberWord(votes.length)} judges accept ${numberWord(chosen.k)}`}
      note="The disagreement is part of the answer."
    >
      <Table cards caption="Votes of the judges" columns={columns} rows={chosen.judges} keyOf={({ judge }) => judge} />
    </Panel>
  )
}
