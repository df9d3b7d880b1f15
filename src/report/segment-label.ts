import { html, type Markup } from '../charts/markup.ts'
import type { ReportSegment } from './input/report-segment.ts'
import type { ReportContext } from './report-context.ts'

/** A segment as it is always shown: the chip with its rank, and its name. */
export function segmentLabel(segment: ReportSegment, context: ReportContext): Markup {
  const slot = context.slot(segment)
  const chip = segment.cluster < 0 ? 'noise' : slot === undefined ? 'plain' : `c${slot}`
  return html`<span class="segment"><span class="chip ${chip}">${segment.cluster < 0 ? '–' : segment.rank}</span> <bdi class="name">${segment.name}</bdi></span>`
}
