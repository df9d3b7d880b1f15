import type { Drawing } from '../charts/draw.ts'
import { html } from '../charts/markup.ts'
import { figuresLine } from './figures-line.ts'
import { headline, lede } from './headline.ts'
import type { ReportInput } from './input/report-input.ts'
import { masthead, periodWords, sourceNames } from './masthead.ts'
import { renderPage } from './page.ts'
import { readFirst } from './read-first.ts'
import { type ReportContext, reportContext } from './report-context.ts'
import { renderSection, type Section } from './section.ts'
import { borneOutSection } from './sections/borne-out-section.ts'
import { definitionsSection } from './sections/definitions-section.ts'
import { fitSection } from './sections/fit-section.ts'
import { heatmapSection } from './sections/heatmap-section.ts'
import { repeatSection } from './sections/repeat-section.ts'
import { returnSection } from './sections/return-section.ts'
import { rulesSection } from './sections/rules-section.ts'
import { scaleSection } from './sections/scale-section.ts'
import { segmentsSection } from './sections/segments-section.ts'
import { setAsideSection } from './sections/set-aside-section.ts'
import { timeSection } from './sections/time-section.ts'
import { valueSection } from './sections/value-section.ts'
import { valueTestSection } from './sections/value-test-section.ts'
import { whyKSection } from './sections/why-k-section.ts'

const answers = [
  segmentsSection,
  heatmapSection,
  timeSection,
  returnSection,
  ({ input, money }: ReportContext) => (input.values ? valueSection(input.values, money) : null),
]
const checks = [
  whyKSection,
  fitSection,
  scaleSection,
  rulesSection,
  borneOutSection,
  ({ input, draw }: ReportContext) => (input.values ? valueTestSection(input.values, draw) : null),
  setAsideSection,
  definitionsSection,
  repeatSection,
]

/**
 * A finished run as one page of HTML that needs nothing but itself: no script, no request. Sections without data
 * are left out and the others numbered through. What draws comes from `openDrawing`. The same input gives the same bytes.
 */
export function renderReport(input: ReportInput, { draw, faces }: Drawing): string {
  const context = reportContext(input, draw)
  const present = (section: Section | null): section is Section => section !== null
  const first = answers.map((section) => section(context)).filter(present)
  const second = checks.map((section) => section(context)).filter(present)
  const body = html`${masthead('customer segments', sourceNames(input), periodWords(input))}
<main id="main">
<h1>${headline(context)}</h1>
<p class="lede">${lede(context)}</p>
${input.revenue !== null && context.currency === null && html`<p class="note">Amounts are in the file’s own currency.</p>`}
${(input.customers > 0 || input.findings.length > 0) && readFirst(input.findings)}
${figuresLine(context)}
${first.map((section, i) => renderSection(section, i + 1, 2))}
<div class="part"><h2>How to check it</h2><p class="lede">For whoever doubts it: how the number of segments was chosen, what was done to the data, what fixed rules would say, and what was left out.</p></div>
${second.map((section, i) => renderSection(section, first.length + i + 1, 3))}
</main>
<footer>Made by clientele ${input.version} from ${sourceNames(input)}, ${periodWords(input)}.</footer>`
  return renderPage(
    `${headline(context)} · ${sourceNames(input)}`,
    body,
    faces,
    `${sourceNames(input)}, ${periodWords(input)}`,
  )
}
