import type { Drawing } from '../../charts/draw.ts'
import { html } from '../../charts/markup.ts'
import { formatCount, formatDate } from '../format.ts'
import { markOptions } from '../mark-options.ts'
import { masthead } from '../masthead.ts'
import { renderPage } from '../page.ts'
import { renderSection } from '../section.ts'
import { cutSection } from './cut-section.ts'
import type { EvidencePage } from './evidence-page.ts'
import { stabilitySection } from './stability-section.ts'

/** A backtest as one page of HTML that needs nothing but itself. The same input gives the same bytes. */
export function renderEvidence(page: EvidencePage, { draw, faces }: Drawing): string {
  const scored = page.cuts.filter(({ candidates }) => candidates.length > 0)
  const sources = page.sources.join(', ')
  const body = html`${masthead('evidence', sources, `${page.cuts.map(({ cut }) => formatDate(cut)).join(', ')}; ${formatCount(page.horizonDays)} days each`)}
<main id="main">
<h1>Did the segments tell what came next?</h1>
${page.verdict.map((sentence) => html`<p class="lede">${sentence}</p>`)}
${page.notes.length > 0 && html`<ul class="notes">${page.notes.map((note) => html`<li>${markOptions(note)}</li>`)}</ul>`}
${scored.map((cut, i) => renderSection(cutSection(cut, page, draw), i + 1, 2))}
${renderSection(stabilitySection(page), scored.length + 1, 2)}
</main>
<footer>Made by clientele ${page.version}. Intervals of 95% from ${formatCount(page.resamples)} re-draws of the customers; they know the chance of customers, not that of another season.</footer>`
  return renderPage(`Evidence · ${sources}`, body, faces, sources)
}
