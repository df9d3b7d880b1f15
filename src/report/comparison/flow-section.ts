import type { Draw } from '../../charts/draw.ts'
import { html } from '../../charts/markup.ts'
import { sankeyChart } from '../../charts/sankey-chart.ts'
import { formatCount, formatDate } from '../format.ts'
import type { Section } from '../section.ts'
import { wideAndNarrow } from '../wide-and-narrow.ts'
import type { ComparisonPage } from './comparison-page.ts'

/** Who stayed and who moved, drawn as bands. */
export function flowSection({ states, matrix, from, to }: ComparisonPage, draw: Draw): Section {
  const flows = { states, matrix, format: formatCount }
  const label = `Customers by segment, ${formatDate(from.asOf)} to ${formatDate(to.asOf)}.`
  const drawn = wideAndNarrow((size) => sankeyChart(flows, size), label, draw)
  return {
    topic: 'Who moved',
    title: `From ${formatCount(from.customers)} customers to ${formatCount(to.customers)}`,
    reading: html`<p>Left ${formatDate(from.asOf)}, right ${formatDate(to.asOf)}. Grey bands stayed, coloured ones moved.</p>`,
    figure: html`<figure>${drawn}</figure>`,
  }
}
