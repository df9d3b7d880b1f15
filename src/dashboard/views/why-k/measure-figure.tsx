import { useCallback } from 'preact/hooks'
import { lineChart } from '../../../charts/line-chart.ts'
import type { ReportInput } from '../../../report/input/report-input.ts'
import { measureCurve } from '../../../report/measure-curve.ts'
import type { SelectionMeasure } from '../../../report/selection-measures.ts'
import { Chart } from '../../parts/chart.tsx'
import { Figure } from '../../parts/figure.tsx'
import { useChangeSettings } from '../../state/use-change-settings.ts'
import { useRun } from '../../state/use-run.ts'

interface MeasureFigureProps {
  readonly measure: SelectionMeasure
  readonly input: ReportInput
}

const height = 180

/** One measure over the numbers of segments; a click on a point takes that number. */
export function MeasureFigure({ measure, input }: MeasureFigureProps) {
  const { view } = useRun()
  const apply = useChangeSettings()
  const { chart, reading } = measureCurve(measure, input)
  const draw = useCallback((width: number) => lineChart(chart, { width, height }), [input, measure.name])
  const take = (index: number): void => {
    const k = input.selection[index]?.k
    if (k !== undefined && k !== view.k && view.frozen === null) apply({ k })
  }
  return (
    <Figure title={measure.name} subtitle={measure.sub} reading={reading}>
      <Chart draw={draw} label={`${measure.name}, ${measure.sub}. ${reading}`} height={height} onClick={take} />
    </Figure>
  )
}
