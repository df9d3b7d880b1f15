import type { Draw } from '../../charts/draw.ts'
import { intervalChart } from '../../charts/interval-chart.ts'
import { html, type Markup } from '../../charts/markup.ts'
import { capitalise } from '../capitalise.ts'
import { formatCount, formatDate, formatDecimal, none } from '../format.ts'
import type { Section } from '../section.ts'
import { showNumbers } from '../show-numbers.ts'
import { wideAndNarrow } from '../wide-and-narrow.ts'
import { candidatesTable } from './candidates-table.ts'
import type { EvidencePage, PageCut } from './evidence-page.ts'
import { furtherFeatures } from './further-features.ts'
import { segmentsTable } from './segments-table.ts'

/** How every candidate of one cut fared. */
export function cutSection(cut: PageCut, page: EvidencePage, draw: Draw): Section {
  const word = page.money ? 'spend' : 'orders'
  const shown = cut.candidates.find(({ name }) => name === page.shown)
  return {
    topic: `As of ${formatDate(cut.cut)}`,
    title: `${formatCount(cut.active)} of ${formatCount(cut.customers)} customers bought again before ${formatDate(cut.until)}`,
    reading: html`<p>Every way to tell customers apart was made from what was known on ${formatDate(cut.cut)}, and held against the ${word} that followed.</p><p>A Gini of 1 is the best possible order of customers, 0 is chance. The dashed line is ${page.baseline}.</p>${cut.candidates.some(({ name }) => name === page.model) && html`<p>${capitalise(page.model)} is what ${page.modelWords} expected of each customer.</p>`}`,
    figure: html`<h4>Order of next ${word}: Gini with 95% interval</h4>${giniChart(cut, page, word, draw)}${showNumbers(candidatesTable(cut))}${furtherFeatures(cut)}`,
    wide: shown && shown.segments.length > 0 && html`<h4>${shown.name}, segment by segment</h4>${segmentsTable(shown)}`,
  }
}

function giniChart({ candidates, cut }: PageCut, { baseline }: EvidencePage, word: string, draw: Draw): Markup[] {
  const rows = candidates
    .flatMap(({ name, figures }) =>
      figures.gini === null ? [] : [{ name, ...figures.gini, ...(name === baseline && { strong: true }) }],
    )
    .sort((a, b) => b.value - a.value)
  const mark = rows.find(({ name }) => name === baseline)?.value ?? null
  const [best] = rows
  const chart = { rows, mark, format: (value: number) => formatDecimal(value) }
  const label = `Normalised Gini of next ${word} as of ${formatDate(cut)}. Best: ${best?.name ?? none}, ${formatDecimal(best?.value ?? null)}; ${baseline} ${formatDecimal(mark)}.`
  return wideAndNarrow((size) => intervalChart(chart, size), label, draw)
}
