import type { RunView } from '../../../api/run-view.ts'
import { capitalise } from '../../../report/capitalise.ts'
import { formatCount, formatFineShare, formatMedian, formatShare, none } from '../../../report/format.ts'
import { numberWord } from '../../../report/number-word.ts'
import { Chip } from '../../parts/chip.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SegmentLabel } from '../../parts/segment-label.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { type Run, useRun } from '../../state/use-run.ts'
import { type SegmentChange, segmentChanges } from '../../words/segment-changes.ts'
import { signedCount } from '../../words/signed-count.ts'

/** Every segment in numbers, and beside them the run before, if there is one. */
export function SegmentTable({ before }: { readonly before: RunView | null }) {
  const run = useRun()
  const { named, input } = run
  const rows = segmentChanges(input.segments, before?.report.segments ?? input.segments)
  const count = `${numberWord(named.length)} ${named.length === 1 ? 'segment' : 'segments'}`
  const then = before?.report.segments.filter(({ cluster }) => cluster >= 0).length
  return (
    <Panel title={capitalise(then === undefined ? count : `${count}, against ${numberWord(then)} before`)}>
      <Table
        cards
        caption="The segments in numbers"
        columns={columnsOf(run, before !== null)}
        rows={rows}
        keyOf={({ name }) => name}
      />
    </Panel>
  )
}

/** One that is gone has its number of before, in grey. */
function segmentCell({ name, now, before }: SegmentChange) {
  if (now !== null) return <SegmentLabel name={name} linked />
  return (
    <span class="segment before">
      <Chip rank={before?.rank ?? null} slot={undefined} />
      <span>{name}</span>
    </span>
  )
}

function columnsOf({ view, input, money }: Run, compares: boolean): Column<SegmentChange>[] {
  const has = (key: 'revenue' | 'medianRecencyDays' | 'medianOrderCount' | 'stability'): boolean =>
    input.segments.some((segment) => segment[key] !== null)
  const columns: (Column<SegmentChange> | false)[] = [
    { head: 'Segment', rowHead: true, cell: segmentCell },
    { head: 'Customers', number: true, cell: ({ now }) => (now ? formatCount(now.customers) : none) },
    compares && {
      head: 'before',
      label: 'Before',
      number: true,
      class: 'before',
      cell: ({ before }) => (before ? formatCount(before.customers) : none),
    },
    compares && {
      head: 'change',
      label: 'Change',
      number: true,
      cell: ({ now, before }) =>
        now === null ? 'gone' : before === null ? 'new' : signedCount(now.customers - before.customers),
    },
    has('revenue') && { head: 'Revenue', number: true, cell: ({ now }) => (now ? money(now.revenue) : none) },
    has('revenue') && {
      head: 'share',
      label: 'Share',
      number: true,
      cell: ({ now }) => (now ? formatFineShare(now.revenueShare) : none),
    },
    has('medianRecencyDays') && {
      head: (
        <>
          Last order
          <br />
          days ago, median
        </>
      ),
      label: 'Days quiet',
      number: true,
      cell: ({ now }) => formatMedian(now?.medianRecencyDays ?? null),
    },
    has('medianOrderCount') && {
      head: (
        <>
          Orders
          <br />
          median
        </>
      ),
      label: 'Orders',
      number: true,
      cell: ({ now }) => formatMedian(now?.medianOrderCount ?? null),
    },
    (has('stability') || !view.tested) && {
      head: (
        <>
          Found
          <br />
          again
        </>
      ),
      label: 'Found again',
      number: true,
      cell: ({ now }) => (now && !view.tested ? '…' : formatShare(now?.stability ?? null)),
    },
  ]
  return columns.filter((column) => column !== false)
}
