import type { DensityAxis } from '../../../api/customers.ts'
import { formatEdge, formatMoney } from '../../../report/format.ts'
import { useRun } from '../../state/use-run.ts'
import { measureWords } from '../measure-words.ts'
import { axisScale } from './axis-scale.ts'
import { axisTicks } from './axis-ticks.ts'

interface PlotAxisProps {
  readonly axis: DensityAxis
  readonly side: 'left' | 'bottom'
  /** In pixels. */
  readonly length: number
}

/** The labels along one side of the plot. */
export function PlotAxis({ axis, side, length }: PlotAxisProps) {
  const { currency } = useRun()
  const { kind } = measureWords[axis.measure]
  const { toPlace } = axisScale(axis)
  const say = (value: number): string =>
    kind === 'money' ? formatMoney(value, currency).replace(/\.0+(?=\D|$)/, '') : formatEdge(value)
  const at = (value: number) =>
    side === 'left' ? { top: `${(1 - toPlace(value)) * length}px` } : { left: `${toPlace(value) * length}px` }
  return (
    <div class={`axis ${side}`} aria-hidden="true">
      {axisTicks(axis, kind).map((value) => (
        <span key={value} class="tick" style={at(value)}>
          {say(value)}
        </span>
      ))}
      {side === 'bottom' && <span class="axisname">{axisName(axis)} →</span>}
    </div>
  )
}

/** `Last order, days ago (log scale)` */
export function axisName({ measure, scale }: DensityAxis): string {
  const { name, unit, kind } = measureWords[measure]
  return `${name}${kind === 'days' ? `, ${unit}` : ''}${scale === 'log1p' ? ' (log scale)' : ''}`
}
