import { axisLabel, categoryAxis, valueAxis } from './axes.ts'
import { baseOption, plotWith } from './base-option.ts'
import type { ChartOption } from './option/chart-option.ts'
import { textWidth } from './text-width.ts'
import { nameAndFacts, tooltip } from './tooltip.ts'

export interface IntervalRow {
  readonly name: string
  readonly value: number
  readonly low: number
  readonly high: number
  /** Emphasised rows are what others are held against. */
  readonly strong?: boolean
}

export interface IntervalChart {
  /** From top to bottom. */
  readonly rows: readonly IntervalRow[]
  /** A dashed line over all rows, at the value that others are held against. */
  readonly mark: number | null
  readonly format: (value: number) => string
}

const pitch = 24
const foot = 24
/** A name that is styled by itself does not take the alignment of the axis. */
const plain = { align: 'left' } as const
const strong = { ...plain, color: 'var(--ink)', fontWeight: 600 } as const

/** One dot per row with the interval around it, on a common scale. */
export function intervalChart({ rows, mark, format }: IntervalChart, { width }: { width: number }): ChartOption {
  const names = Math.min(width / 2, Math.max(...rows.map(({ name }) => textWidth(name, 12, true)), 0) + 16)
  const colour = (i: number) => (rows[i]!.strong ? 'var(--accent)' : 'var(--ctl)')
  return {
    ...baseOption,
    chartHeight: rows.length * pitch + foot,
    grid: plotWith(names, 48, 0, foot),
    tooltip: tooltip(({ dataIndex: i }) => {
      const { name, value, low, high } = rows[i]!
      return nameAndFacts(name, [`${format(value)} (${format(low)} to ${format(high)})`])
    }),
    xAxis: valueAxis(format, { scale: true }),
    yAxis: [
      categoryAxis(
        rows.map((row) => ({ value: row.name, textStyle: row.strong ? strong : plain })),
        {
          inverse: true,
          axisLine: { show: false },
          axisLabel: axisLabel({ interval: 0, margin: names, align: 'left', width: names - 8, overflow: 'truncate' }),
        },
      ),
      categoryAxis(
        rows.map((row) => format(row.value)),
        { inverse: true, position: 'right', axisLine: { show: false } },
      ),
    ],
    series: [
      {
        type: 'custom',
        coordinateSystem: 'cartesian2d',
        encode: { x: [0, 1], y: 2 },
        data: rows.map(({ low, high }, i) => ({ value: [low, high, i] })),
        renderItem: ({ dataIndex: i }, api) => {
          const [x1, y] = api.coord([rows[i]!.low, i]) as [number, number]
          const [x2] = api.coord([rows[i]!.high, i]) as [number, number]
          return { type: 'line', shape: { x1, y1: y, x2, y2: y }, style: { stroke: colour(i), lineWidth: 2 } }
        },
      },
      {
        type: 'scatter',
        clip: false,
        symbolSize: 8,
        data: rows.map(({ value }, i) => ({ value: [value, i], itemStyle: { color: colour(i), opacity: 1 } })),
        ...(mark !== null && {
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: 'var(--accent)', type: [4, 3] },
            label: { show: false },
            data: [{ xAxis: mark }],
          },
        }),
      },
    ],
  }
}
