import type { ChartOption } from './option/chart-option.ts'
import type { Datum } from './option/common-series.ts'
import { stackedBarsChart } from './stacked-bars-chart.ts'
import { nameAndFacts, tooltip } from './tooltip.ts'

export interface BarsAndLineChart {
  /** Names of the bars from left to right; a line break puts the year under the month. */
  readonly names: readonly string[]
  /** What came: one bar each. */
  readonly bars: { readonly name: string; readonly values: readonly number[] }
  /** What was expected of the same: a line with a dot on each bar. */
  readonly line: { readonly name: string; readonly values: readonly number[] }
  /** Bars that are not whole, and therefore paler. */
  readonly pale: ReadonlySet<number>
  readonly format: (value: number) => string
  readonly formatTick: (value: number) => string
}

/** Dots nearer to each other than this run together. */
const NEAREST_DOTS = 14

/** What came as outlined bars, and what was expected as a line over them. */
export function barsAndLineChart(
  { names, bars, line, pale, format, formatTick }: BarsAndLineChart,
  size: { readonly width: number; readonly height?: number },
): ChartOption {
  const series = [{ ...bars, slot: undefined }]
  const under = stackedBarsChart({ bars: names, series, notes: [], pale, format, formatTick }, size)
  const hasDots = size.width / Math.max(names.length, 1) >= NEAREST_DOTS
  const at = (value: number, i: number): Datum => ({ value, ...(pale.has(i) && { itemStyle: { opacity: 0.45 } }) })
  return {
    ...under,
    tooltip: tooltip(({ dataIndex: i }) =>
      nameAndFacts(names[i]!.replace('\n', ' '), [
        `${bars.name}: ${format(bars.values[i]!)}`,
        `${line.name}: ${format(line.values[i]!)}`,
      ]),
    ),
    series: [
      ...under.series,
      {
        type: 'line',
        name: line.name,
        clip: false,
        symbol: 'circle',
        symbolSize: hasDots ? 6 : 0,
        lineStyle: { color: 'var(--accent)', width: 2 },
        itemStyle: { color: 'var(--accent)' },
        data: line.values.map(at),
      },
    ],
  }
}
