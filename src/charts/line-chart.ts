import { axisLabel, categoryAxis, valueAxis } from './axes.ts'
import { baseOption, plotWith } from './base-option.ts'
import type { ChartOption, Datum, MarkLine } from './chart-option.ts'
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
  /** Wording of the value at the chosen step. */
  readonly format: (y: number) => string
  /** Wording of the marks on the axis: shorter, since they are round. */
  readonly formatTick: (y: number) => string
}

const margin = { left: 52, right: 8 }

/** One measure along a few whole steps: grey, but for the chosen step. */
export function lineChart(chart: LineChart, { width, height = 170 }: { width: number; height?: number }): ChartOption {
  const { points, chosen, floor, zeroBase, format, formatTick } = chart
  const known = points.map(({ y }) => (y !== null && Number.isFinite(y) ? y : null))
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
    yAxis: valueAxis(formatTick, zeroBase && lowest >= 0 ? { min: 0 } : { scale: !zeroBase }),
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
        ...(floor && { markLine: floorLine(floor) }),
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

function floorLine({ y, label }: { y: number; label: string }): MarkLine {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: 'var(--warn)', type: [4, 3] },
    label: {
      show: true,
      position: 'insideStartTop',
      distance: 2,
      color: 'var(--warn)',
      fontSize: 12,
      formatter: () => label,
    },
    data: [{ yAxis: y }],
  }
}
