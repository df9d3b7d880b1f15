import type { ChartOption, Grid } from './option/chart-option.ts'

/** The page's own face; a browser measures labels in it, so it has to be named. */
export const FONT = 'Inter, system-ui, sans-serif'

/** What every chart begins with. */
export const baseOption: Pick<ChartOption, 'animation' | 'textStyle'> = {
  animation: false,
  textStyle: { fontFamily: FONT, fontSize: 12, color: 'var(--ink2)' },
}

/** A plot with these margins, in pixels. */
export function plotWith(left: number, right: number, top: number, bottom: number): Grid {
  return { left, right, top, bottom, outerBoundsMode: 'none' }
}
