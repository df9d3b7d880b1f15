import { axisLabel, categoryAxis, valueAxis } from './axes.ts'
import { baseOption, plotWith } from './base-option.ts'
import type { Axis } from './option/axis.ts'
import type { ChartOption } from './option/chart-option.ts'
import type { BarSeries, ScatterSeries } from './option/series.ts'
import { textWidth } from './text-width.ts'
import { nameAndFacts, tooltip } from './tooltip.ts'

export interface StackedBarsChart {
  /** Names of the bars from left to right; a line break puts the year under the month. */
  readonly bars: readonly string[]
  /** Drawn from the bottom up. */
  readonly series: readonly BarPart[]
  /** What stands above a bar, such as its total; the other bars have none. */
  readonly notes: readonly { readonly bar: number; readonly text: string }[]
  /** Bars that are not whole, and therefore paler. */
  readonly pale: ReadonlySet<number>
  /** The end of the axis, where several charts share one scale. */
  readonly max?: number
  readonly format: (value: number) => string
  readonly formatTick: (value: number) => string
}

export interface BarPart {
  readonly name: string
  /** One per bar. */
  readonly values: readonly number[]
  /** Colour slot of the segment; undefined is drawn as an outline. */
  readonly slot: number | undefined
}

const left = 56
/** Room for the name of a month. */
const leastLabel = 34
/** Bars nearer to each other than this have no pixel for a gap between their parts. */
const narrowest = 12

/** One bar per step of time, cut into parts that stand on each other from zero; what is below zero hangs from it. */
export function stackedBarsChart(
  chart: StackedBarsChart,
  { width, height = 300 }: { width: number; height?: number },
): ChartOption {
  const { bars, series, pale, max, format, formatTick } = chart
  const lines = bars.flatMap((name) => name.split('\n'))
  const label = Math.max(leastLabel, ...lines.map((line) => textWidth(line, 12) + 8))
  const pitch = (width - left) / Math.max(bars.length, 1)
  const every = Math.max(1, Math.ceil(label / pitch))
  // Among the bars that are named is the first of a year.
  const anchor =
    Math.max(
      0,
      bars.findIndex((name, i) => i > 0 && name.includes('\n')),
    ) % every
  const isNamed = (i: number): boolean =>
    i % every === anchor && (every === 1 || (bars.length - i - 0.5) * pitch >= label / 2)
  return {
    ...baseOption,
    chartHeight: height,
    grid: plotWith(left, 0, 20, 40),
    tooltip: tooltip(({ seriesIndex, dataIndex }) => {
      const part = series[seriesIndex]!
      const total = series.reduce((sum, { values }) => sum + values[dataIndex]!, 0)
      const when = bars[dataIndex]!.replace('\n', ' ')
      return nameAndFacts(`${part.name}, ${when}`, [`${format(part.values[dataIndex]!)} of ${format(total)}`])
    }),
    xAxis: categoryAxis(bars, {
      axisLabel: axisLabel({
        interval: 0,
        lineHeight: 16,
        formatter: (name: string, i: number) => (isNamed(i) ? name : ''),
      }),
    }),
    yAxis: valueAxis(formatTick, max === undefined ? littleBelow(series, bars.length, formatTick) : { min: 0, max }),
    series: [...series.map((part) => barsOf(part, pale, pitch < narrowest ? 0 : 1)), notesAbove(chart, pitch, width)],
  }
}

/** Up to this share of what stands above zero, what hangs from it gets the room that it needs and no tick of its own. */
const LITTLE = 0.2

function littleBelow(series: readonly BarPart[], bars: number, formatter: (value: number) => string): Partial<Axis> {
  const sums = (part: (value: number) => number) =>
    Array.from({ length: bars }, (_, i) => series.reduce((sum, { values }) => sum + part(values[i]!), 0))
  const lowest = Math.min(...sums((value) => Math.min(value, 0)), 0)
  const highest = Math.max(...sums((value) => Math.max(value, 0)), 0)
  if (lowest === 0 || -lowest > LITTLE * highest) return {}
  return { min: lowest, axisLabel: axisLabel({ showMinLabel: false, formatter }) }
}

function barsOf({ name, values, slot }: BarPart, pale: ReadonlySet<number>, gap: number): BarSeries {
  const look =
    slot === undefined
      ? { color: 'var(--wash)', borderColor: 'var(--ctl)', borderWidth: 1 }
      : { color: `var(--f${slot})`, borderColor: 'var(--bg)', borderWidth: gap }
  return {
    type: 'bar',
    name,
    stack: 'all',
    clip: false,
    barCategoryGap: '28%',
    itemStyle: look,
    data: values.map((value, i) => ({ value, ...(pale.has(i) && { itemStyle: { ...look, opacity: 0.45 } }) })),
  }
}

/** Texts on points that are not seen, at the top of their bars; none where it would run into a neighbour as tall. */
function notesAbove({ series, notes }: StackedBarsChart, pitch: number, width: number): ScatterSeries {
  const top = (bar: number) => series.reduce((sum, { values }) => sum + Math.max(values[bar] ?? 0, 0), 0)
  const shown = notes.filter(
    ({ bar, text }) => textWidth(text, 12, true) <= pitch || Math.max(top(bar - 1), top(bar + 1)) < top(bar),
  )
  const inwards = (bar: number, text: string) =>
    Math.min(0, width - textWidth(text, 12, true) / 2 - (left + (bar + 0.5) * pitch))
  return {
    type: 'scatter',
    silent: true,
    clip: false,
    symbolSize: 0,
    data: shown.map(({ bar, text }) => ({
      value: [bar, top(bar)],
      label: {
        show: true,
        position: 'top',
        offset: [inwards(bar, text), 0],
        color: 'var(--ink)',
        fontSize: 12,
        fontWeight: 600,
        formatter: () => text,
        textBorderColor: 'var(--bg)',
        textBorderWidth: 3,
      },
    })),
  }
}
