import type { Draw } from '../charts/draw.ts'
import type { Markup } from '../charts/markup.ts'
import type { ChartOption } from '../charts/option/chart-option.ts'

/** A chart for the full column and one for a phone: drawn for a width, never scaled, so that text keeps its size. */
export function wideAndNarrow(
  chart: (size: { readonly width: number }) => ChartOption,
  label: string,
  draw: Draw,
  wide = 720,
): Markup[] {
  return [
    draw(chart({ width: wide }), { width: wide, label, variant: 'wide' }),
    draw(chart({ width: 342 }), { width: 342, label, variant: 'narrow' }),
  ]
}
