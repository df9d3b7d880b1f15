import type { Drawing } from '../../charts/draw.ts'
import { html } from '../../charts/markup.ts'
import { formatCount, formatDate } from '../format.ts'
import { markOptions } from '../mark-options.ts'
import { masthead } from '../masthead.ts'
import { renderPage } from '../page.ts'
import { renderSection } from '../section.ts'
import { cohortsSection } from './cohorts-section.ts'
import { customersSection } from './customers-section.ts'
import { driftSection } from './drift-section.ts'
import { evolutionHeadline } from './evolution-headline.ts'
import type { EvolutionPage } from './evolution-page.ts'
import { flowsSection } from './flows-section.ts'
import { moneySection } from './money-section.ts'

/** A shop over time as one page of HTML that needs nothing but itself. The same input gives the same bytes. */
export function renderEvolution(page: EvolutionPage, { draw, faces }: Drawing): string {
  const { points, windowDays, fitAt } = page
  const sources = page.sources.join(', ')
  const [first, last] = [points[0]!, points.at(-1)!]
  const sections = [
    moneySection(page, draw),
    customersSection(page, draw),
    flowsSection(page),
    cohortsSection(page),
    driftSection(page),
  ].filter((section) => section !== null)
  const body = html`${masthead('over time', sources, `${formatDate(first.from)} – ${formatDate(last.date)}`)}
<main id="main">
<h1>${evolutionHeadline(page)}</h1>
<p class="lede">${formatCount(points.length)} ${points.length === 1 ? 'date' : 'dates'}, one a ${page.every}. ${
    fitAt === null
      ? 'Segments were made anew at each date and followed by the customers they share.'
      : `Segments are those of ${formatDate(fitAt)} at every date.`
  } ${windowDays === null ? 'All orders before a date count.' : `Orders of the ${formatCount(windowDays)} days before a date count.`}</p>
${page.notes.length > 0 && html`<ul class="notes">${page.notes.map((note) => html`<li>${markOptions(note)}</li>`)}</ul>`}
${sections.map((section, i) => renderSection(section, i + 1, 2))}
</main>
<footer>Made by clientele ${page.version}. Shares are rounded and may not add to 100%.</footer>`
  return renderPage(`Over time · ${sources}`, body, faces, `Over time · ${sources}`)
}
