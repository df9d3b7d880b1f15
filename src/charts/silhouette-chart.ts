import { axisLabel, hiddenAxis, valueAxis } from './axes.ts'
import { baseOption, plotWith } from './base-option.ts'
import { clipText } from './clip-text.ts'
import type { ChartOption } from './option/chart-option.ts'
import type { Shape } from './option/shape.ts'
import { textShape } from './text-shape.ts'
import { textWidth } from './text-width.ts'
import { nameAndFacts, tooltip } from './tooltip.ts'

export interface SilhouetteRow {
  readonly rank: string
  readonly name: string
  /** Under the name, such as `mean 0.29 · below 0: 5%`: wordings from the longest to the shortest; the first that fits is used. */
  readonly notes: readonly string[]
  /** Widths of the segment's customers at even steps from the largest to the smallest. */
  readonly quantiles: readonly number[]
  readonly customers: number
  /** Colour slot of the segment. */
  readonly slot: number | undefined
}

const head = 24
const gap = 12
const plotHeight = 340

/** What a name and a note need, however few customers there are. */
const twoLines = 36

/**
 * How clearly customers belong to their segment, -1..1: one area per segment, its height in proportion to its customers,
 * filled from zero to the width of each. Made from quantiles, so that a million customers draw as fast as a hundred.
 */
export function silhouetteChart(rows: readonly SilhouetteRow[], { width }: { width: number }): ChartOption {
  const total = rows.reduce((sum, { customers }) => sum + customers, 0)
  const heights = rows.map(({ customers }) => Math.max(1, (customers / Math.max(total, 1)) * plotHeight))
  const tops = [head]
  for (const height of heights) tops.push(tops.at(-1)! + Math.max(height, twoLines) + gap)
  const bottom = tops.at(-1)! - gap + 4
  const all = rows.flatMap(({ quantiles }) => quantiles)
  const left = width < 500 ? 132 : 208
  return {
    ...baseOption,
    chartHeight: Math.ceil(bottom),
    grid: plotWith(left, 16, head, 4),
    tooltip: tooltip(({ dataIndex }) => nameAndFacts(rows[dataIndex]!.name, rows[dataIndex]!.notes.slice(0, 1))),
    xAxis: valueAxis(tickText, {
      position: 'top',
      min: Math.min(0, Math.floor(5 * Math.min(...all, 0)) / 5),
      max: Math.max(0.2, Math.ceil(5 * Math.max(...all, 0)) / 5),
      interval: 0.2,
      axisLabel: axisLabel({ formatter: tickText }),
    }),
    yAxis: hiddenAxis('value', { min: 0, max: 1 }),
    series: [
      {
        type: 'custom',
        coordinateSystem: 'cartesian2d',
        encode: { x: [0, 1], y: 2 },
        data: rows.map(({ quantiles }) => ({ value: [quantiles.at(-1) ?? 0, quantiles[0] ?? 0, 0] })),
        renderItem: ({ dataIndex: i }, api) => {
          const toX = (value: number) => api.coord([value, 0])[0]!
          const place = { top: tops[i]!, height: heights[i]!, left }
          return { type: 'group', children: [area(rows[i]!, place, toX), ...names(rows[i]!, place)] }
        },
      },
    ],
  }
}

interface Place {
  readonly top: number
  readonly height: number
  readonly left: number
}

function area({ quantiles, slot }: SilhouetteRow, { top, height }: Place, toX: (value: number) => number): Shape {
  const step = height / Math.max(quantiles.length - 1, 1)
  const points = quantiles.map((value, i) => [toX(value), top + i * step])
  if (points.length === 1) points.push([points[0]![0]!, top + height])
  const zero = toX(0)
  const style =
    slot === undefined ? { fill: 'var(--wash)', stroke: 'var(--ctl)', lineWidth: 1 } : { fill: `var(--f${slot})` }
  return { type: 'polygon', shape: { points: [[zero, top], ...points, [zero, top + height]] }, style }
}

/** The chip with the rank, the name beside it, and the note under it. */
function names({ rank, name, notes, slot }: SilhouetteRow, { top, left }: Place): Shape[] {
  const room = left - 28 - 8
  const chip = slot === undefined ? 'var(--wash)' : `var(--s${slot})`
  const ink = slot === undefined ? 'var(--ink)' : `var(--t${slot})`
  return [
    { type: 'rect', shape: { x: 0, y: top, width: 18, height: 18, r: 4 }, style: { fill: chip } },
    textShape(rank, 9, top + 9, { size: 12, bold: true, ink, align: 'center' }),
    textShape(clipText(name, room, 13, true), 26, top + 9, { size: 13, bold: true, ink: 'var(--ink)' }),
    textShape(notes.find((text) => textWidth(text, 12) <= room) ?? '', 26, top + 27, {
      size: 12,
      bold: false,
      ink: 'var(--ink2)',
    }),
  ]
}

function tickText(value: number): string {
  return `${value < 0 ? '−' : ''}${Math.abs(Math.round(value * 10) / 10)}`
}
