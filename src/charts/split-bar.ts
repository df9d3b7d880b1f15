import { hiddenAxis } from './axes.ts'
import { baseOption, plotWith } from './base-option.ts'
import type { ChartOption } from './option/chart-option.ts'
import type { BarSeries } from './option/series.ts'
import type { ItemStyle } from './option/styles.ts'
import { textWidth } from './text-width.ts'
import { tooltip } from './tooltip.ts'

export interface SplitBarPart {
  readonly value: number
  /** Wordings from the longest to the shortest; the first that fits is used, or none. */
  readonly labels: readonly string[]
}

const height = 40

/** A part that is not empty is never thinner, in pixels. */
const least = 3

/** One whole in two parts: what was kept, and what was set aside. A part that is not empty is always seen. */
export function splitBar(kept: SplitBarPart, aside: SplitBarPart, { width }: { width: number }): ChartOption {
  const total = kept.value + aside.value
  const share = total === 0 ? 1 : kept.value / total
  const inner = aside.value > 0 ? Math.min(Math.max(width * share, kept.value > 0 ? least : 0), width - least) : width
  const parts = [
    part(kept, inner, { color: 'var(--a6)' }, 'var(--at6)'),
    part(aside, width - inner, { color: 'var(--warnbg)', borderColor: 'var(--warn)', borderWidth: 1 }, 'var(--warn)'),
  ]
  return {
    ...baseOption,
    chartHeight: height,
    grid: plotWith(0, 0, 0, 0),
    tooltip: tooltip(({ seriesIndex }) => [kept, aside][seriesIndex]!.labels[0] ?? ''),
    xAxis: hiddenAxis('value', { min: 0, max: width }),
    yAxis: hiddenAxis('category', { data: [''] }),
    series: aside.value > 0 ? parts : parts.slice(0, 1),
  }
}

function part({ labels }: SplitBarPart, width: number, itemStyle: ItemStyle, ink: string): BarSeries {
  const text = labels.find((wording) => textWidth(wording, 13, true) + 24 <= width)
  return {
    type: 'bar',
    stack: 'rows',
    clip: false,
    barWidth: height - 1,
    itemStyle,
    label: {
      show: text !== undefined,
      position: 'insideLeft',
      distance: 12,
      color: ink,
      fontSize: 13,
      fontWeight: 600,
      formatter: () => text ?? '',
    },
    data: [width],
  }
}
