import { html, type Markup, type MarkupValue } from './markup.ts'

export interface SvgFrame {
  readonly width: number
  readonly height: number
  /** The reading, for whoever does not see the picture. */
  readonly label: string
  /** Which of a figure's drawings this is; the style sheet shows the one that fits the page. */
  readonly variant?: 'wide' | 'narrow' | 'flat'
}

/** A drawing with its reading. Texts inside are hidden from screen readers: the label says what they say. */
export function svg(frame: SvgFrame, body: MarkupValue): Markup {
  const { width, height, label, variant } = frame
  return html`<svg${variant && html` class="${variant}"`} role="img" aria-label="${label}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`
}

/** A coordinate with at most one decimal: a tenth of a pixel is below what can be seen. */
export function px(value: number): number {
  return Math.round(value * 10) / 10
}
