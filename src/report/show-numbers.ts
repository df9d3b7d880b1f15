import { html, type Markup, type MarkupValue } from '../charts/markup.ts'

/** What a chart was drawn from, folded away until it is asked for. */
export function showNumbers(body: MarkupValue, summary = 'Show the numbers'): Markup {
  return html`<details><summary>${summary}</summary>${body}</details>`
}
