import { axisLabel, categoryAxis, hiddenAxis } from './axes.ts'
import { baseOption, plotWith } from './base-option.ts'
import type { ChartOption, Shape } from './chart-option.ts'
import { nameAndFacts, tooltip } from './tooltip.ts'

export interface QuartileRow {
  /** The measure, with its unit. */
  readonly name: string
  readonly segment: QuartileBar
  readonly everybody: QuartileBar
  readonly format: (value: number) => string
}

export interface QuartileBar {
  readonly p25: number
  readonly p50: number
  readonly p75: number
}

const pitch = 56
const right = 96
const bar = 14

/**
 * One segment held against everybody: the middle half of both, measure by measure, with a mark at the median. Each measure
 * has a scale of its own, which is logarithmic, as log(1 + x), where nothing is below zero.
 */
export function quartileChart(
  rows: readonly QuartileRow[],
  { width, slot }: { width: number; slot: number | undefined },
): ChartOption {
  const left = width < 500 ? 112 : 168
  const places = rows.map(({ segment, everybody }) => scaleOf([segment, everybody]))
  return {
    ...baseOption,
    chartHeight: rows.length * pitch,
    grid: plotWith(left, right, 0, 0),
    tooltip: tooltip(({ dataIndex: i }) => {
      const { name, segment, everybody, format } = rows[i]!
      const words = ({ p25, p50, p75 }: QuartileBar) => `${format(p50)} (${format(p25)} to ${format(p75)})`
      return nameAndFacts(name, [`This segment: ${words(segment)}`, `Everybody: ${words(everybody)}`])
    }),
    xAxis: hiddenAxis('value', { min: 0, max: 1 }),
    yAxis: [
      categoryAxis(
        rows.map(({ name }) => name),
        {
          inverse: true,
          axisLine: { show: false },
          axisLabel: axisLabel({ interval: 0, margin: left, align: 'left', width: left - 12, overflow: 'truncate' }),
        },
      ),
      categoryAxis(
        rows.map(({ segment, format }) => format(segment.p50)),
        { inverse: true, position: 'right', axisLine: { show: false } },
      ),
    ],
    series: [
      {
        type: 'custom',
        coordinateSystem: 'cartesian2d',
        encode: { x: [0], y: 1 },
        data: rows.map((_, i) => ({ value: [0.5, i] })),
        renderItem: ({ dataIndex: i }, api) => {
          const draw = ({ p25, p50, p75 }: QuartileBar, fill: string, down: number): Shape[] => {
            const [x1, x2, x3] = [p25, p50, p75].map((value) => api.coord([places[i]!(value), i])[0]!) as [
              number,
              number,
              number,
            ]
            const y = api.coord([0, i])[1]! + down
            return [
              { type: 'rect', shape: { x: x1, y, width: Math.max(x3 - x1, 2), height: bar }, style: { fill } },
              {
                type: 'rect',
                shape: { x: x2 - 1, y: y - 2, width: 2, height: bar + 4 },
                style: { fill: 'var(--ink)' },
              },
            ]
          }
          const { segment, everybody } = rows[i]!
          const fill = slot === undefined ? 'var(--a4)' : `var(--f${slot})`
          return {
            type: 'group',
            children: [...draw(segment, fill, -bar - 2), ...draw(everybody, 'var(--ctl)', 4)],
          }
        },
      },
    ],
  }
}

/** Where a value lies between the smallest and the largest quartile, 0..1; in the middle where they are equal. */
function scaleOf(bars: readonly QuartileBar[]): (value: number) => number {
  const low = Math.min(...bars.map(({ p25 }) => p25))
  const high = Math.max(...bars.map(({ p75 }) => p75))
  const bend = low >= 0 ? Math.log1p : (value: number) => value
  const span = bend(high) - bend(low)
  return (value) => (span > 0 ? (bend(value) - bend(low)) / span : 0.5)
}
