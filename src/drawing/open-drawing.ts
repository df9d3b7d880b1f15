import type { Draw, Drawing } from '../charts/draw.ts'
import { html, trusted } from '../charts/markup.ts'
import { textWidth } from '../charts/text-width.ts'
import { readFaces } from './read-faces.ts'
import { shortenSvg } from './shorten-svg.ts'

/**
 * What draws charts as SVG, without a browser, and the faces that they are drawn with. ECharts is read when this
 * is called and not before, so that nothing else waits for it. Texts are measured by the same table for every machine: the
 * same option gives the same bytes.
 */
export async function openDrawing(): Promise<Drawing> {
  const [{ init, setPlatformAPI }, faces] = await Promise.all([import('echarts/dist/echarts.esm.min'), readFaces()])
  setPlatformAPI({ measureText: (text, font = '') => ({ width: widthIn(font, text) }) })
  const draw: Draw = (option, { width, label, variant }) => {
    const height = option.chartHeight
    const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
    try {
      chart.setOption(option)
      const body = trusted(shortenSvg(chart.renderToSVGString()))
      return html`<svg${variant && html` class="${variant}"`} role="img" aria-label="${label}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`
    } finally {
      chart.dispose()
    }
  }
  return { draw, faces }
}

/** A font is `600 13px Inter, ...`. */
function widthIn(font: string, text: string): number {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 12)
  return textWidth(text, size, /\b(bold|[6-9]00)\b/.test(font))
}
