import { useCallback } from 'preact/hooks'
import { silhouetteChart } from '../../../charts/silhouette-chart.ts'
import { silhouetteFit } from '../../../report/silhouette-fit.ts'
import { Awaited } from '../../parts/awaited.tsx'
import { Chart } from '../../parts/chart.tsx'
import { Figure } from '../../parts/figure.tsx'
import { useRun } from '../../state/use-run.ts'

/** What the chart is laid out for, with room for its labels. */
const height = 430

/** How clearly customers belong to their segment. */
export function FitFigure() {
  const run = useRun()
  const draw = useCallback((width: number) => silhouetteChart(silhouetteFit(run)?.rows ?? [], { width }), [run])
  const fit = silhouetteFit(run)
  if (fit === null)
    return <Awaited what="How clearly customers belong to their segment is being measured" height={height} />
  return (
    <Figure
      title={fit.title}
      subtitle={`${fit.heading}: −1 in the wrong segment, 0 on the border, 1 clearly inside`}
      reading={fit.reading}
    >
      <Chart draw={draw} label={fit.label} height={height} />
    </Figure>
  )
}
