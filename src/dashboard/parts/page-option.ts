import type { EChartsCoreOption } from 'echarts/core'
import type { ChartOption } from '../../charts/option/chart-option.ts'
import type { Series } from '../../charts/option/series.ts'
import type { Shape } from '../../charts/option/shape.ts'

/**
 * The option with a tooltip that looks like the page, and without the brighter colour under the pointer: ECharts cannot
 * compute one from a token, and the shape would vanish.
 */
export function pageOption(option: ChartOption): EChartsCoreOption {
  const { tooltip, series, ...rest } = option
  return {
    ...rest,
    series: series.map(withoutEmphasis),
    ...(tooltip && {
      tooltip: {
        ...tooltip,
        className: 'tooltip',
        transitionDuration: 0,
        backgroundColor: 'var(--bg)',
        borderColor: 'var(--ctl)',
        textStyle: { color: 'var(--ink)', fontFamily: 'inherit', fontSize: 13 },
      },
    }),
  }
}

function withoutEmphasis(series: Series): object {
  const calm = { ...series, emphasis: { disabled: true } }
  if (series.type !== 'custom') return calm
  const { renderItem } = series
  return { ...calm, renderItem: (...call: Parameters<typeof renderItem>) => calmShape(renderItem(...call)) }
}

/** A shape that we place ourselves asks on its own, and so does every part of a group. */
function calmShape(shape: Shape): object {
  const calm = { ...shape, emphasisDisabled: true }
  return shape.type === 'group' ? { ...calm, children: shape.children.map(calmShape) } : calm
}
