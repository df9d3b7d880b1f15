import { useCallback } from 'preact/hooks'
import type { SegmentView } from '../../../api/customers.ts'
import { stackedBarsChart } from '../../../charts/stacked-bars-chart.ts'
import { capitalise } from '../../../report/capitalise.ts'
import { formatCount } from '../../../report/format.ts'
import { isWhole, partWords, shortStepName, stepLabels } from '../../../report/step-words.ts'
import { Awaited } from '../../parts/awaited.tsx'
import { Chart } from '../../parts/chart.tsx'
import { Figure } from '../../parts/figure.tsx'
import { Table } from '../../parts/table.tsx'
import { useRun } from '../../state/use-run.ts'
import { monthsTitle } from './months-title.ts'

const height = 236

/** What the segment's customers brought, month by month; nothing where the log has one step of time only. */
export function MonthsFigure({ segment }: { readonly segment: SegmentView }) {
  const { input, money, slotOf } = useRun()
  const { timeline } = input
  const place = input.segments.findIndex(({ cluster }) => cluster === segment.cluster)
  const values = timeline?.bySegment[place]
  const priced = timeline?.measure === 'revenue'
  const slot = segment.cluster < 0 ? undefined : slotOf(segment.name)
  const draw = useCallback(
    (width: number) => {
      const format = priced ? money : formatCount
      const { steps, unit } = timeline!
      return stackedBarsChart(
        {
          bars: stepLabels(steps, unit),
          series: [{ name: segment.name, values: values!, slot }],
          notes: [],
          pale: new Set(steps.flatMap((step, i) => (isWhole(step) ? [] : [i]))),
          format,
          formatTick: (value) => (value === 0 ? '0' : format(value).replace(/\.0+(?=[kmb])/, '')),
        },
        { width, height },
      )
    },
    [timeline, values, priced, money, slot, segment.name],
  )
  if (!timeline) return <Awaited what="What they brought month by month is being counted" height={height} />
  if (!values || timeline.steps.length < 2) return null
  const { steps, unit } = timeline
  const title = monthsTitle(values, steps, unit)
  const part = partWords(steps, unit)
  return (
    <Figure
      title={title}
      subtitle={`${priced ? 'Revenue' : 'Orders'} by ${unit}${part === null ? '' : `; ${part} (paler)`}`}
      reading="Who is in the segment was decided on the last day, and is looked back on."
      numbers={
        <Table
          caption={`${priced ? 'Revenue' : 'Orders'} by ${unit}`}
          narrow
          columns={[
            { head: capitalise(unit), rowHead: true, cell: ({ start }) => shortStepName(start, unit) },
            {
              head: segment.name,
              number: true,
              cell: (step) => (priced ? money : formatCount)(values[steps.indexOf(step)]!),
            },
          ]}
          rows={steps}
          keyOf={({ start }) => start}
        />
      }
    >
      <Chart draw={draw} label={`${title}.`} height={height} />
    </Figure>
  )
}
