import { axisLabel, hiddenAxis, valueAxis } from './axes.ts'
import { baseOption, plotWith } from './base-option.ts'
import { monthTicks } from './month-ticks.ts'
import type { ChartOption } from './option/chart-option.ts'
import { textWidth } from './text-width.ts'
import { nameAndFacts, tooltip } from './tooltip.ts'

export interface OrderChart {
  readonly orders: readonly {
    /** Whole days since 1970. */
    readonly day: number
    readonly value: number
    /** Of the tooltip: when, and what. */
    readonly name: string
    readonly fact: string
  }[]
  /** The day that is counted to. */
  readonly end: number
  readonly fill: string
  /** Null where orders have no amounts: then all are of one height. */
  readonly format: ((value: number) => string) | null
}

const height = 180
const foot = 28
/** What a label of the time axis takes. */
const labelWidth = 72

/** Orders along time, one needle each, from the first of them to the day that is counted to. */
export function orderChart({ orders, end, fill, format }: OrderChart, { width }: { width: number }): ChartOption {
  const start = Math.min(end - 30, ...orders.map(({ day }) => day))
  const values = orders.map(({ value }) => value)
  const names = format === null ? 8 : 12 + Math.max(...values.map((value) => textWidth(format(value), 12)), 24)
  const ticks = monthTicks(start, end, Math.max(2, Math.floor((width - names) / labelWidth)))
  const labels = new Map(ticks.map(({ day, label }) => [day, label]))
  return {
    ...baseOption,
    chartHeight: height,
    grid: plotWith(names, 16, 8, foot),
    tooltip: tooltip(({ dataIndex: i }) => nameAndFacts(orders[i]!.name, [orders[i]!.fact])),
    xAxis: valueAxis(String, {
      min: start - 2,
      max: end + 1,
      containShape: false,
      axisLine: { show: true, lineStyle: { color: 'var(--ctl)' } },
      splitLine: { show: false },
      axisLabel: axisLabel({
        customValues: ticks.map(({ day }) => day),
        formatter: (day: number) => labels.get(day) ?? '',
      }),
    }),
    yAxis: format === null ? hiddenAxis('value', { min: 0, max: 1 }) : valueAxis(format, { splitNumber: 3 }),
    series: [
      {
        type: 'bar',
        barWidth: 3,
        barMinHeight: 2,
        itemStyle: { color: fill },
        data: orders.map(({ day, value }) => [day, format === null ? 1 : value]),
      },
    ],
  }
}
