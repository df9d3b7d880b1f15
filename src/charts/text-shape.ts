import { FONT } from './base-option.ts'
import type { Shape } from './option/shape.ts'

export interface TextLook {
  readonly size: number
  readonly bold: boolean
  readonly ink: string
  /** Which end of the text `x` is. Default left. */
  readonly align?: 'left' | 'center' | 'right'
}

/** A line of text whose middle is at `y`. */
export function textShape(text: string, x: number, y: number, { size, bold, ink, align = 'left' }: TextLook): Shape {
  const style = { text, fill: ink, fontFamily: FONT, fontSize: size, fontWeight: bold ? 600 : 400 }
  return { type: 'text', x, y, silent: true, style: { ...style, align, verticalAlign: 'middle' } }
}
