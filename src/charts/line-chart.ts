import { axisLabel, categoryAxis, valueAxis } from './axes.ts'
import { baseOption, plotWith } from './base-option.ts'
import type { ChartOption } from './option/chart-option.ts'
import type { Datum } from './option/common-series.ts'
import type { MarkLine } from './option/series.ts'
import { textWidth } from './text-width.ts'
import { nameAndFacts, tooltip } from './tooltip.ts'

export interface LineChart {
  /** What is measured, for the tooltip. */
  readonly name: string
  /** Whole steps along the axis, ascending; a value of null leaves a hole in the line. */
  readonly points: readonly { readonly x: number; readonly y: number | null }[]
  /** The step that is marked and carries its value. */
  readonly chosen: number
  /** A dashed line with its name: values below it are too low. */
  readonly floor: { readonly y: number; readonly label: string } | null
  /** Whether the axis starts at zero whatever the values are. */
  readonly zeroBase: boolean
  /** What no value can exceed, such as 1 for a share: the axis does not go beyond. Null where there is no such end. */
  readonly most: number | null
  /** Wording of the value at the chosen step. */
  readonly format: (y: number) => string
  /** Wording of the marks on the axis: shorter, since they are round. */
  readonly formatTick: (y: number) => string
}

/** From here on an axis of its own choice would end above what is possible. */
const NEAR = 0.8

const margin = { left: 52, right: 8 }

/** One measure along a few whole steps: grey, but for the chosen step. */
export function lineChart(chart: LineChart, { width, height = 170 }: { width: number; height?: number }): ChartOption {
  const { points, chosen, floor, zeroBase, most, format, formatTick } = chart
  const known = points.map(({ y }) => (y !== null && Number.isFinite(y) ? y : null))
  const highest = Math.max(...known.flatMap((y) => y ?? []), floor?.y ?? Number.NEGATIVE_INFINITY)
  const lowest = Math.min(...known.flatMap((y) => y ?? []), floor?.y ?? Number.POSITIVE_INFINITY)
  const band = (width - margin.left - margin.right) / Math.max(points.length, 1)
  return {
    ...baseOption,
    chartHeight: height,
    grid: plotWith(margin.left, margin.right, 20, 24),
    tooltip: tooltip(({ dataIndex }) =>
      nameAndFacts(chart.name, [`${format(known[dataIndex] ?? Number.NaN)} at ${points[dataIndex]!.x}`]),
    ),
    xAxis: categoryAxis(
      points.map(({ x }) => (x === chosen ? { value: String(x), textStyle: strong } : String(x))),
      {
        axisLine: { show: true, onZero: false, lineStyle: { color: 'var(--ctl)' } },
        axisLabel: axisLabel({ interval: 0 }),
      },
    ),
    yAxis: valueAxis(formatTick, {
      ...(zeroBase && lowest >= 0 ? { min: 0 } : { scale: !zeroBase }),
      ...(most !== null && highest > NEAR * most && { max: most }),
    }),
    series: [
      {
        type: 'line',
        clip: false,
        symbol: 'circle',
        symbolSize: 5,
        lineStyle: { color: 'var(--ctl)', width: 1.5 },
        itemStyle: { color: 'var(--ctl)' },
        data: points.map(({ x }, i) =>
          x === chosen && known[i] !== null
            ? marked(known[i]!, format(known[i]!), margin.left + (i + 0.5) * band, width)
            : { value: known[i]! },
        ),
        ...(floor && {
          markLine: floorLine(floor, clearance(known.slice(-2), floor.y) > clearance(known.slice(0, 2), floor.y)),
        }),
      },
    ],
  }
}

const strong = { color: 'var(--ink)', fontWeight: 600, fontSize: 13 }

/** The value stands above its dot, moved inwards where it would leave the frame, on a halo where the line crosses it. */
function marked(value: number, text: string, x: number, width: number): Datum {
  const half = textWidth(text, 13, true) / 2
  const at = Math.min(Math.max(x, half), width - half)
  return {
    value,
    symbolSize: 10,
    itemStyle: { color: 'var(--accent)' },
    label: {
      show: true,
      ...strong,
      position: 'top',
      offset: [at - x, 0],
      formatter: () => text,
      textBorderColor: 'var(--bg)',
      textBorderWidth: 4,
    },
  }
}

/** How far two neighbouring values, and the line between them, keep from the floor. */
function clearance(values: readonly (number | null)[], floor: number): number {
  const gaps = values.flatMap((y) => (y === null ? [] : y - floor))
  const crosses = Math.min(...gaps) <= 0 && Math.max(...gaps) >= 0
  return crosses ? 0 : Math.min(...gaps.map(Math.abs))
}

/** The name stands at the end where the line of values keeps farther away. */
function floorLine({ y, label }: { y: number; label: string }, atEnd: boolean): MarkLine {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: 'var(--warn)', type: [4, 3] },
    label: {
      show: true,
      position: atEnd ? 'insideEndTop' : 'insideStartTop',
      distance: 4,
      color: 'var(--warn)',
      fontSize: 12,
      formatter: () => label,
    },
    data: [{ yAxis: y }],
  }
}
