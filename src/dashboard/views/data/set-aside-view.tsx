import { useCallback } from 'preact/hooks'
import { splitBar } from '../../../charts/split-bar.ts'
import { formatCount, formatFineShare } from '../../../report/format.ts'
import { periodWords } from '../../../report/masthead.ts'
import { MONEY_NOTE, rowAccount } from '../../../report/row-account.ts'
import { Chart } from '../../parts/chart.tsx'
import { Figure } from '../../parts/figure.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Table } from '../../parts/table.tsx'
import { useRun } from '../../state/use-run.ts'
import { DataTabs } from './data-tabs.tsx'
import { FindingsPanel } from './findings-panel.tsx'
import { SourcePanel } from './source-panel.tsx'
import './data.css'

/** Where every row of the source went, and what was found on the way. */
export function SetAsideView() {
  const { input, money } = useRun()
  const { rows } = input
  const { title, kept, aside, label, reasons, priced } = rowAccount(rows)
  const draw = useCallback((width: number) => splitBar(kept, aside, { width }), [rows])
  return (
    <>
      <PageHead title={title} note={periodWords(input)} />
      <DataTabs />
      <div class="aside">
        <div class="stack">
          <Figure
            title="Rows read, kept and set aside"
            subtitle={`Number of rows. Each row that is set aside has one reason.${priced ? ` ${MONEY_NOTE}` : ''}`}
          >
            <Chart draw={draw} label={label} height={40} />
            {reasons.length > 0 && (
              <div class="reasons">
                <Table
                  caption="Rows set aside, by reason"
                  columns={[
                    { head: 'Reason', rowHead: true, cell: ({ reason }) => reason },
                    { head: 'Rows', number: true, cell: ({ count }) => formatCount(count) },
                    { head: 'Share of rows', number: true, cell: ({ count }) => formatFineShare(count / rows.read) },
                    ...(priced
                      ? [{ head: 'Money', number: true, cell: (row: (typeof reasons)[number]) => money(row.money) }]
                      : []),
                  ]}
                  rows={reasons}
                  keyOf={({ reason }) => reason}
                />
              </div>
            )}
          </Figure>
          <FindingsPanel />
        </div>
        <SourcePanel />
      </div>
    </>
  )
}
