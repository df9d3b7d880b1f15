import { html, type Markup } from './markup.ts'
import { px, type SvgFrame, svg } from './svg.ts'
import { textWidth } from './text-width.ts'

export interface SplitBarPart {
  readonly value: number
  /** Wordings from the longest to the shortest; the first that fits is used, or none. */
  readonly labels: readonly string[]
}

/** One whole in two parts: what was kept, and what was set aside. A part that is not empty is always seen. */
export function splitBar(kept: SplitBarPart, aside: SplitBarPart, frame: SvgFrame): Markup {
  const total = kept.value + aside.value
  const { width, height } = frame
  const least = 3
  const share = total === 0 ? 1 : kept.value / total
  const inner = aside.value > 0 ? Math.min(Math.max(width * share, kept.value > 0 ? least : 0), width - least) : width
  return svg(frame, [
    inner > 0 && html`<rect x="0" y="0" width="${px(inner)}" height="${height}" fill="var(--a6)"/>`,
    drawLabel(kept, 0, inner, height, 'var(--at6)'),
    aside.value > 0 &&
      html`<rect x="${px(inner + 2.5)}" y="0.5" width="${px(Math.max(width - inner - 3, 0.5))}" height="${height - 1}" fill="var(--warnbg)" stroke="var(--warn)"/>`,
    aside.value > 0 && drawLabel(aside, inner + 2, width - inner - 2, height, 'var(--warn)'),
  ])
}

function drawLabel(part: SplitBarPart, x: number, width: number, height: number, ink: string): Markup | null {
  const label = part.labels.find((text) => textWidth(text, 13, true) + 24 <= width)
  if (label === undefined) return null
  return html`<text x="${px(x + 12)}" y="${px(height / 2 + 4.5)}" font-size="13" font-weight="600" fill="${ink}">${label}</text>`
}
