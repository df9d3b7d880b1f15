import type { Drawing } from '../../charts/draw.ts'
import { html } from '../../charts/markup.ts'
import { countMoves } from '../../evidence/count-moves.ts'
import { formatDate } from '../format.ts'
import { markOptions } from '../mark-options.ts'
import { masthead } from '../masthead.ts'
import { movedWords } from '../moved-words.ts'
import { renderPage } from '../page.ts'
import { renderSection } from '../section.ts'
import { causesSection } from './causes-section.ts'
import type { ComparisonPage } from './comparison-page.ts'
import { flowSection } from './flow-section.ts'
import { identitySection } from './identity-section.ts'
import { matrixSection } from './matrix-section.ts'

/** Two days of one shop as one page of HTML that needs nothing but itself. The same input gives the same bytes. */
export function renderComparison(page: ComparisonPage, { draw, faces }: Drawing): string {
  const { from, to, advice } = page
  const both = `${from.label} and ${to.label}`
  const sections = [flowSection(page, draw), matrixSection(page), causesSection(page), identitySection(page)]
  const body = html`${masthead('comparison', both, `${formatDate(from.asOf)} – ${formatDate(to.asOf)}`)}
<main id="main">
<h1>${movedWords(countMoves(page.matrix))}</h1>
<p class="lede">${advice.advice === 'keep' ? 'Keep the segments' : 'Make the segments anew'}: ${advice.reasons.join('; ')}.</p>
${page.notes.length > 0 && html`<ul class="notes">${page.notes.map((note) => html`<li>${markOptions(note)}</li>`)}</ul>`}
${sections.map((section, i) => renderSection(section, i + 1, 2))}
</main>
<footer>Made by clientele ${page.version}.</footer>`
  return renderPage(`Comparison · ${both}`, body, faces, both)
}
