import type { ComparisonView } from '../../../api/comparison.ts'
import { capitalise } from '../../../report/capitalise.ts'
import { numberWord } from '../../../report/number-word.ts'
import { Panel } from '../../parts/panel.tsx'
import { Table } from '../../parts/table.tsx'

/** What was set otherwise in the two runs. */
export function SettingsTable({ settings }: { readonly settings: ComparisonView['settings'] }) {
  if (settings.length === 0) {
    return (
      <Panel title="The settings are the same">
        <p class="quiet">What differs comes from the data.</p>
      </Panel>
    )
  }
  return (
    <Panel
      title={
        settings.length === 1 ? 'One setting differs' : `${capitalise(numberWord(settings.length))} settings differ`
      }
    >
      <Table
        caption="Settings that differ"
        columns={[
          { head: 'Setting', rowHead: true, cell: ({ name }) => name },
          { head: 'Now', cell: ({ to }) => to },
          { head: 'before', class: 'before', cell: ({ from }) => from },
        ]}
        rows={settings}
        keyOf={({ name }) => name}
      />
    </Panel>
  )
}
