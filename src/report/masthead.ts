import { html, type Markup, type MarkupValue } from '../charts/markup.ts'
import { formatDate } from './format.ts'
import type { ReportInput } from './input/report-input.ts'
import { numberWord } from './number-word.ts'
import { themeSwitch } from './theme-switch.ts'

/** The top line of a page: what kind it is, of what, over which time; and how it should look. */
export function masthead(kind: string, of: MarkupValue, time: MarkupValue): Markup {
  return html`<header class="mast"><p><b>Clientele</b> · ${kind} · ${of}</p><p>${time}</p>${themeSwitch}</header>`
}

/** `shop.csv and two more`. */
export function sourceNames({ sources }: ReportInput): string {
  const more = sources.length - 1
  return more > 0 ? `${sources[0]} and ${numberWord(more)} more` : (sources[0] ?? 'no source')
}

/** `1 Dec 2010 – 9 Dec 2011, counted to 10 Dec 2011`. */
export function periodWords({ firstDate, lastDate, asOf }: ReportInput): string {
  const counted = asOf === null ? 'days as the source counts them' : `counted to ${formatDate(asOf)}`
  return firstDate === null || lastDate === null
    ? counted
    : `${formatDate(firstDate)} – ${formatDate(lastDate)}, ${counted}`
}
