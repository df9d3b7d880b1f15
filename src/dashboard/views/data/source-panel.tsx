import { formatCount, formatDate } from '../../../report/format.ts'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useRun } from '../../state/use-run.ts'
import { SETTING_WORDS } from '../../words/setting-words.ts'

/** What was read, and under which settings. */
export function SourcePanel() {
  const { input, view, money } = useRun()
  return (
    <div class="stack">
      <Panel title="What was read">
        <Facts
          facts={[
            { name: input.sources.length > 1 ? 'Sources' : 'Source', value: input.sources.join(', ') },
            { name: 'Rows', value: formatCount(input.rows.read) },
            { name: 'Kept', value: formatCount(input.rows.kept), look: 'strong' },
            { name: 'Customers', value: formatCount(input.customers) },
            { name: 'Orders', value: formatCount(input.orders) },
            ...(input.revenue === null ? [] : [{ name: 'Revenue', value: money(input.revenue) }]),
            ...(input.firstDate === null ? [] : [{ name: 'First order', value: formatDate(input.firstDate) }]),
            ...(input.lastDate === null ? [] : [{ name: 'Last order', value: formatDate(input.lastDate) }]),
            { name: 'Version', value: input.version },
          ]}
        />
      </Panel>
      <Panel title="Settings of this run">
        <Facts
          facts={Object.values(SETTING_WORDS)
            .map(({ name, value }) => ({ name, value: value(view) }))
            .filter(({ value }) => value !== 'found')}
        />
      </Panel>
    </div>
  )
}
