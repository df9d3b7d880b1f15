import { linearScale } from './linear-scale.ts'
import { html, type Markup } from './markup.ts'
import { px, type SvgFrame, svg } from './svg.ts'
import { textWidth } from './text-width.ts'
import { ticks } from './ticks.ts'

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

/** Height that a chart of so many rows needs. */
export function intervalChartHeight(rows: number): number {
  return rows * pitch + foot
}

/** One dot per row with the interval around it, on a common scale. */
export function intervalChart({ rows, mark, format }: IntervalChart, frame: SvgFrame): Markup {
  const left = Math.min(frame.width / 2, Math.max(...rows.map(({ name }) => textWidth(name, 13, true)), 0) + 16)
  const right = frame.width - 48
  const marks = ticks(Math.min(...rows.map(({ low }) => low)), Math.max(...rows.map(({ high }) => high)))
  const toX = linearScale([marks[0]!, marks.at(-1)!], [left, right])
  const base = rows.length * pitch
  return svg(frame, [
    marks.map(
      (at) =>
        html`<path d="M${px(toX(at))} 0V${base}" stroke="var(--line)"/><text x="${px(toX(at))}" y="${base + 18}" text-anchor="middle">${format(at)}</text>`,
    ),
    mark !== null && html`<path d="M${px(toX(mark))} 0V${base}" stroke="var(--accent)" stroke-dasharray="4 3"/>`,
    rows.map((row, i) => {
      const y = px(i * pitch + pitch / 2)
      const colour = row.strong ? 'var(--accent)' : 'var(--ctl)'
      return html`<text x="0" y="${px(y + 4)}"${row.strong && html` class="strong"`}>${row.name}</text><path d="M${px(toX(row.low))} ${y}H${px(toX(row.high))}" stroke="${colour}" stroke-width="2"/><circle cx="${px(toX(row.value))}" cy="${y}" r="4" fill="${colour}"/><text x="${px(right + 8)}" y="${px(y + 4)}">${format(row.value)}</text>`
    }),
  ])
}
