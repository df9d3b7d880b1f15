import type { DensityView } from '../../../api/customers.ts'
import { rampEdges, rampStep } from '../../../charts/amount-ramp.ts'
import { formatCount } from '../../../report/format.ts'
import { SegmentLabel } from '../../parts/segment-label.tsx'
import { useRun } from '../../state/use-run.ts'
import type { ColourMode } from './plot-colours.ts'

/** What the colours of the plot mean. */
export function DensityLegend({ view, mode }: { readonly view: DensityView; readonly mode: ColourMode }) {
  const run = useRun()
  if (mode === 'segments') {
    return (
      <div class="legend row">
        {run.view.segmentCards.map(({ slug, name }) => (
          <SegmentLabel key={slug} name={name} />
        ))}
        {view.points === null && (
          <span>The segment that most customers of a cell are in; stronger: more customers</span>
        )}
      </div>
    )
  }
  if (view.points !== null) return <p class="legend">Each point is a customer; click on one to open it</p>
  const edges = rampEdges(view.counts)
  const starts = [1, ...edges]
  return (
    <div class="legend row">
      <span>Customers per cell, from</span>
      <ul class="ramp">
        {starts.map((start) => (
          <li key={start} class={`a${rampStep(start, edges)}`}>
            {formatCount(start)}
          </li>
        ))}
      </ul>
    </div>
  )
}
