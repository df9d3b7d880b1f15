import { rampEdges, rampStep } from './amount-ramp.ts'
import { axisLabel, valueAxis } from './axes.ts'
import { baseOption, plotWith } from './base-option.ts'
import type { Axis, ChartOption } from './chart-option.ts'
import { nameAndFacts, tooltip } from './tooltip.ts'

export interface DensityChart {
  readonly x: DensityAxis
  readonly y: DensityAxis
  readonly columns: number
  readonly rows: number
  /** Cell of column c and row r (row 0 at the bottom) at `r * columns + c`; each holds somebody. */
  readonly cells: readonly number[]
  /** Customers per cell. */
  readonly counts: readonly number[]
  readonly format: (count: number) => string
}

export interface DensityAxis {
  readonly min: number
  readonly max: number
  /** `log1p`: cells are of equal width in log(1 + value). */
  readonly scale: 'linear' | 'log1p'
  readonly format: (value: number) => string
}

const margin = { wide: 60, narrow: 48 }
const foot = 32

/**
 * Every customer, counted in cells: more is further from the background, in steps of round numbers. `colour` turns a token
 * into a colour where the canvas is no part of the page's style; as it is for SVG.
 */
export function densityChart(
  { x, y, columns, rows, cells, counts, format }: DensityChart,
  { width, height, colour = (token) => token }: { width: number; height: number; colour?: (token: string) => string },
): ChartOption {
  const edges = rampEdges(counts)
  const fills = Array.from({ length: 8 }, (_, step) => colour(`var(--a${step})`))
  const right = (i: number) => cells[i]! % columns
  const up = (i: number) => Math.floor(cells[i]! / columns)
  const range = (axis: DensityAxis, cell: number, of: number) =>
    `${axis.format(valueAt(axis, cell / of))} – ${axis.format(valueAt(axis, (cell + 1) / of))}`
  return {
    ...baseOption,
    chartHeight: height,
    grid: plotWith(width < 400 ? margin.narrow : margin.wide, 16, 12, foot),
    tooltip: tooltip(({ dataIndex: i }) =>
      nameAndFacts(format(counts[i]!), [range(x, right(i), columns), range(y, up(i), rows)]),
    ),
    xAxis: axisOf(x, colour),
    yAxis: axisOf(y, colour),
    series: [
      {
        type: 'custom',
        coordinateSystem: 'cartesian2d',
        encode: { x: [0], y: 1 },
        data: cells.map((_, i) => ({ value: [(right(i) + 0.5) / columns, (up(i) + 0.5) / rows] })),
        renderItem: ({ dataIndex: i }, api) => {
          const [x1, y1] = api.coord([right(i) / columns, (up(i) + 1) / rows]) as [number, number]
          const [x2, y2] = api.coord([(right(i) + 1) / columns, up(i) / rows]) as [number, number]
          const shape = { x: x1, y: y1, width: x2 - x1, height: y2 - y1 }
          return { type: 'rect', shape, style: { fill: fills[rampStep(counts[i]!, edges)]! } }
        },
      },
    ],
  }
}

/** The axis runs from 0 to 1; its labels stand where round values lie. */
function axisOf(axis: DensityAxis, colour: (token: string) => string): Axis {
  const formatter = (place: number): string => axis.format(Number(valueAt(axis, place).toPrecision(6)))
  return valueAxis(formatter, {
    min: 0,
    max: 1,
    axisLine: { show: true, lineStyle: { color: colour('var(--ctl)') } },
    splitLine: { show: false },
    axisLabel: axisLabel({
      color: colour('var(--ink2)'),
      customValues: roundValues(axis).map((value) => placeOf(axis, value)),
      formatter,
    }),
  })
}

/** 0, 1, 10, 100, ... on a logarithmic axis; else four even steps. */
function roundValues({ min, max, scale }: DensityAxis): number[] {
  if (!(max > min)) return [min]
  if (scale === 'linear') return [0, 1, 2, 3, 4].map((quarter) => min + (quarter / 4) * (max - min))
  const powers = Array.from({ length: 16 }, (_, power) => 10 ** power)
  return [0, ...powers].filter((value) => value >= min && value <= max)
}

function bent(scale: DensityAxis['scale'], value: number): number {
  return scale === 'log1p' ? Math.log1p(value) : value
}

/** Where a value lies between the ends, 0..1. */
function placeOf({ min, max, scale }: DensityAxis, value: number): number {
  return max > min ? (bent(scale, value) - bent(scale, min)) / (bent(scale, max) - bent(scale, min)) : 0.5
}

/** The value at a place, 0..1. */
function valueAt({ min, max, scale }: DensityAxis, place: number): number {
  const at = bent(scale, min) + place * (bent(scale, max) - bent(scale, min))
  return scale === 'log1p' ? Math.expm1(at) : at
}
