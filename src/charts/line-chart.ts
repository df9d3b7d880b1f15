import { linearScale } from './linear-scale.ts'
import { html, type Markup } from './markup.ts'
import { px, type SvgFrame, svg } from './svg.ts'
import { textWidth } from './text-width.ts'
import { ticks } from './ticks.ts'

export interface LineChart {
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

const margin = { top: 16, right: 8, bottom: 24, left: 44 }

/** One measure along a few whole steps: grey, but for the chosen step. */
export function lineChart(chart: LineChart, frame: SvgFrame): Markup {
  const known = chart.points.flatMap(({ x, y }) => (y === null || !Number.isFinite(y) ? [] : [{ x, y }]))
  const values = known.map(({ y }) => y).concat(chart.floor === null ? [] : [chart.floor.y], chart.zeroBase ? [0] : [])
  const marks = ticks(Math.min(...values), Math.max(...values))
  const base = frame.height - margin.bottom
  const steps = chart.points.map((point) => point.x)
  const toX = linearScale([Math.min(...steps), Math.max(...steps)], [margin.left + 16, frame.width - margin.right - 16])
  const toY = linearScale([marks[0]!, marks.at(-1)!], [base, margin.top])
  const right = frame.width - margin.right
  const chosen = known.find((point) => point.x === chart.chosen)
  return svg(frame, [
    marks.map((mark, i) => {
      const y = px(toY(mark))
      return html`<path d="M${margin.left} ${y}H${right}" stroke="var(--${i === 0 ? 'ctl' : 'line'})"/><text x="${margin.left - 8}" y="${px(y + 4)}" text-anchor="end">${chart.formatTick(mark)}</text>`
    }),
    steps.map(
      (step) =>
        html`<text x="${px(toX(step))}" y="${base + 18}" text-anchor="middle"${step === chart.chosen && html` class="strong"`}>${step}</text>`,
    ),
    chart.floor && drawFloor(chart.floor.label, toY(chart.floor.y), right),
    runs(chart.points).map(
      (run) =>
        html`<polyline points="${run.map(({ x, y }) => `${px(toX(x))},${px(toY(y))}`).join(' ')}" fill="none" stroke="var(--ctl)" stroke-width="1.5"/>`,
    ),
    known.map(({ x, y }) => html`<circle cx="${px(toX(x))}" cy="${px(toY(y))}" r="2.5" fill="var(--ctl)"/>`),
    chosen && drawChosen(chart.format(chosen.y), toX(chosen.x), toY(chosen.y), frame.width),
  ])
}

function drawFloor(label: string, y: number, right: number): Markup {
  return html`<path d="M${margin.left} ${px(y)}H${right}" stroke="var(--warn)" stroke-dasharray="4 3"/><text x="${margin.left + 2}" y="${px(y - 4)}" class="warn">${label}</text>`
}

/** The value stands above its dot, moved inwards where it would leave the frame, on a halo where the line crosses it. */
function drawChosen(value: string, x: number, y: number, width: number): Markup {
  const half = textWidth(value, 13, true) / 2
  const at = Math.min(Math.max(x, half), width - half)
  return html`<circle cx="${px(x)}" cy="${px(y)}" r="5" fill="var(--accent)"/><text x="${px(at)}" y="${px(y - 11)}" text-anchor="middle" class="strong halo">${value}</text>`
}

/** The stretches of neighbouring points with a value. */
function runs(points: LineChart['points']): { x: number; y: number }[][] {
  const found: { x: number; y: number }[][] = [[]]
  for (const { x, y } of points) {
    if (y === null || !Number.isFinite(y)) found.push([])
    else found.at(-1)!.push({ x, y })
  }
  return found.filter((run) => run.length > 1)
}
