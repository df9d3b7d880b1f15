import { axisLabel, hiddenAxis, valueAxis } from './axes.ts'
import { baseOption, plotWith } from './base-option.ts'
import type { ChartOption } from './option/chart-option.ts'
import { nameAndFacts, tooltip } from './tooltip.ts'

export interface HistogramChart {
  /** One more than there are counts. */
  readonly edges: readonly number[]
  readonly counts: readonly number[]
  /** `before` is grey, `after` is the colour of amounts. */
  readonly tone: 'before' | 'after'
  readonly format: (edge: number) => string
}

/**
 * One bar per bin, all of one width, from zero; the outer edges are labelled. A last bin that is wider than the one
 * before it holds a folded tail, and its label says `10k+`.
 */
export function histogramChart(
  { counts, edges, tone, format }: HistogramChart,
  { width, height = 96 }: { width: number; height?: number },
): ChartOption {
  const bins = counts.length
  const last = hasFoldedTail(edges) ? `${format(edges.at(-2)!)}+` : edges.length > 1 ? format(edges.at(-1)!) : ''
  return {
    ...baseOption,
    chartHeight: height,
    grid: plotWith(0, 0, 2, 20),
    tooltip: tooltip(({ dataIndex: i }) =>
      nameAndFacts(`${format(edges[i]!)} – ${format(edges[i + 1]!)}`, [`${counts[i]}`]),
    ),
    xAxis: valueAxis(() => '', {
      containShape: false,
      min: 0,
      max: Math.max(bins, 1),
      axisLine: { show: true, lineStyle: { color: 'var(--ctl)' } },
      splitLine: { show: false },
      axisLabel: axisLabel({
        customValues: [0, Math.max(bins, 1)],
        alignMinLabel: 'left',
        alignMaxLabel: 'right',
        formatter: (value: number) => (value > 0 ? last : edges.length > 0 ? format(edges[0]!) : ''),
      }),
    }),
    yAxis: hiddenAxis('value', { min: 0, max: Math.max(...counts, 1) }),
    series: [
      {
        type: 'bar',
        clip: false,
        barWidth: Math.max(width / Math.max(bins, 1) - 1, 0.5),
        barMinHeight: 1,
        itemStyle: { color: tone === 'before' ? 'var(--ctl)' : 'var(--a5)' },
        data: counts.map((count, i) => ({
          value: [i + 0.5, count],
          ...(!(count > 0) && { itemStyle: { color: 'none' } }),
        })),
      },
    ],
  }
}

/** Whether the last bin is clearly wider than the one before it. */
export function hasFoldedTail(edges: readonly number[]): boolean {
  if (edges.length < 3) return false
  const [before, from, to] = edges.slice(-3) as [number, number, number]
  return to - from > 1.5 * (from - before)
}
