import type { ChartOption } from './chart-option.ts'
import type { Markup } from './markup.ts'

export interface Drawing {
  readonly width: number
  /** The reading, for whoever does not see the picture. */
  readonly label: string
  /** Which of a figure's drawings this is; the style sheet shows the one that fits the page. */
  readonly variant?: 'wide' | 'narrow' | 'flat'
}

/** Makes one SVG element of an option. The same option and drawing give the same text. */
export type Draw = (option: ChartOption, drawing: Drawing) => Markup
