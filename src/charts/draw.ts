import type { Markup } from './markup.ts'
import type { ChartOption } from './option/chart-option.ts'

export interface Picture {
  readonly width: number
  /** The reading, for whoever does not see the picture. */
  readonly label: string
  /** Which of a figure's drawings this is; the style sheet shows the one that fits the page. */
  readonly variant?: 'wide' | 'narrow' | 'flat'
}

/** Makes one SVG element of an option. The same option and picture give the same text. */
export type Draw = (option: ChartOption, picture: Picture) => Markup

/** What a page needs beside its data, and cannot make itself without a package. */
export interface Drawing {
  readonly draw: Draw
  /** The page's faces as a style sheet that holds them whole. */
  readonly faces: Markup
}
