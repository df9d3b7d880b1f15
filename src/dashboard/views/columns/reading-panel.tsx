import { formatCount, formatDate } from '../../../report/format.ts'
import { rejectLabel } from '../../../report/reject-labels.ts'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { exactMoney } from '../../words/exact-money.ts'
import { problemWords } from '../../words/problem-words.ts'
import type { DraftProps } from './draft-props.ts'

/** Rows set aside above this share are marked. */
const many = 0.1

/** What a run would count: every row of the file is kept or set aside for one reason. */
export function ReadingPanel({ view, busy }: Pick<DraftProps, 'view' | 'busy'>) {
  const { reading, problem } = view
  return (
    <Panel title="What would be read" note={noteOf(view, busy)}>
      <div class={`stale ${busy ? 'old' : ''}`} aria-busy={busy}>
        {problem !== null && <p class="warn">{problemWords(problem)}</p>}
        {reading !== null && (
          <Facts
            facts={[
              { name: 'Rows in the file', value: formatCount(reading.rows.read) },
              { name: 'Kept', value: formatCount(reading.rows.kept), look: 'strong' },
              ...Object.entries(reading.rows.rejected)
                .filter(([, rows]) => rows > 0)
                .sort((a, b) => b[1] - a[1])
                .map(([reason, rows]) => ({
                  name: rejectLabel(reason),
                  value: formatCount(rows),
                  ...(rows > many * reading.rows.read && { look: 'warn' as const }),
                })),
              { name: 'Customers', value: formatCount(reading.customers) },
              { name: 'Orders', value: formatCount(reading.orders) },
              ...(reading.revenue === null ? [] : [{ name: 'Revenue', value: exactMoney(reading.revenue, null) }]),
              { name: 'First order', value: formatDate(reading.firstDate) },
              { name: 'Last order', value: formatDate(reading.lastDate) },
              { name: 'Counted to', value: formatDate(reading.asOf) },
            ]}
          />
        )}
      </div>
    </Panel>
  )
}

function noteOf({ reading }: DraftProps['view'], busy: boolean): string {
  if (busy) return 'Counting the whole file …'
  return reading === null ? 'Nothing can be counted yet.' : 'Counted over the whole file.'
}
