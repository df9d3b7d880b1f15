import { html, type Markup } from './markup.ts'
import { px, type SvgFrame, svg } from './svg.ts'

export interface HistogramChart {
  /** One more than there are counts. */
  readonly edges: readonly number[]
  readonly counts: readonly number[]
  /** `before` is grey, `after` is the colour of amounts. */
  readonly tone: 'before' | 'after'
  readonly format: (edge: number) => string
}

const foot = 20

/**
 * One bar per bin, all of one width, from zero; the outer edges are labelled. A last bin that is wider than the one
 * before it holds a folded tail, and its label says `10k+`.
 */
export function histogramChart(chart: HistogramChart, frame: SvgFrame): Markup {
  const { counts, edges, format } = chart
  const most = Math.max(...counts, 1)
  const base = frame.height - foot
  const pitch = frame.width / Math.max(counts.length, 1)
  const fill = chart.tone === 'before' ? 'var(--ctl)' : 'var(--a5)'
  const bars = counts.map((count, i) => {
    if (!(count > 0)) return null
    const height = Math.max((count / most) * (base - 2), 1)
    return html`<rect x="${px(i * pitch)}" y="${px(base - height)}" width="${px(Math.max(pitch - 1, 0.5))}" height="${px(height)}"/>`
  })
  return svg(frame, [
    html`<g fill="${fill}">${bars}</g><path d="M0 ${base}H${frame.width}" stroke="var(--ctl)"/>`,
    edges.length > 0 && html`<text x="0" y="${base + 16}">${format(edges[0]!)}</text>`,
    edges.length > 1 &&
      html`<text x="${frame.width}" y="${base + 16}" text-anchor="end">${hasFoldedTail(edges) ? `${format(edges.at(-2)!)}+` : format(edges.at(-1)!)}</text>`,
  ])
}

/** Whether the last bin is clearly wider than the one before it. */
export function hasFoldedTail(edges: readonly number[]): boolean {
  if (edges.length < 3) return false
  const [before, from, to] = edges.slice(-3) as [number, number, number]
  return to - from > 1.5 * (from - before)
}
