import type { Draw } from '../../charts/draw.ts'
import { hasFoldedTail, histogramChart } from '../../charts/histogram-chart.ts'
import { html, type Markup } from '../../charts/markup.ts'
import { capitalise } from '../capitalise.ts'
import { dataTable } from '../data-table.ts'
import { formatCount, formatDecimal, formatEdge } from '../format.ts'
import { numberWord } from '../number-word.ts'
import type { ReportContext } from '../report-context.ts'
import type { Histogram, ReportDistribution } from '../report-input.ts'
import type { Section } from '../section.ts'
import { showNumbers } from '../show-numbers.ts'

const sizes = [
  { width: 218, variant: 'wide' },
  { width: 342, variant: 'narrow' },
] as const

type Tone = 'before' | 'after'

/** What was done to the measures before customers were compared. */
export function scaleSection({ input, draw }: ReportContext): Section | null {
  const { distributions } = input
  if (distributions.length === 0) return null
  const transforms = [...new Set(distributions.map(({ transform }) => transform))]
  return {
    topic: 'What was done to the numbers',
    title: title(distributions),
    reading: html`<p>Left as they are, the largest customers would decide everything. ${transforms.map(
      (transform) => html`Each measure became ${transform}. `,
    )}Skew is 0 where both tails are alike.</p>`,
    figure: html`<div class="thirds">${distributions.map((distribution) => column(distribution, draw))}</div>
${showNumbers(distributions.map((distribution) => numbers(distribution)))}`,
  }
}

function title(distributions: readonly ReportDistribution[]): string {
  const lopsided = distributions.filter(
    ({ skewBefore, skewAfter }) =>
      Math.abs(skewBefore ?? 0) >= 1 && Math.abs(skewAfter ?? 0) < Math.abs(skewBefore ?? 0),
  )
  if (lopsided.length === 0) return 'The measures were brought to one scale'
  const measures = lopsided.length === 1 ? 'lopsided measure becomes' : 'lopsided measures become'
  return `${capitalise(numberWord(lopsided.length))} ${measures} comparable`
}

function column(distribution: ReportDistribution, draw: Draw): Markup {
  const { feature, unit } = distribution
  return html`<figure><figcaption><b>${feature}${unit !== '' && !feature.toLowerCase().includes(unit.toLowerCase()) && `, ${unit}`}</b></figcaption>
${(['before', 'after'] as const).map(
  (tone) =>
    html`<div><p class="sub">${tone === 'before' ? 'As it is' : 'As compared'} · skew ${formatDecimal(skewOf(distribution, tone), 1)}</p>${drawings(distribution, tone, draw)}</div>`,
)}</figure>`
}

function drawings(distribution: ReportDistribution, tone: Tone, draw: Draw): Markup[] {
  const { edges, counts } = distribution[tone]
  const chart = { edges, counts, tone, format: formatEdge }
  const label = reading(distribution, tone)
  return sizes.map(({ width, variant }) => draw(histogramChart(chart, { width }), { width, label, variant }))
}

function skewOf(distribution: ReportDistribution, tone: Tone): number | null {
  return tone === 'before' ? distribution.skewBefore : distribution.skewAfter
}

function reading(distribution: ReportDistribution, tone: Tone): string {
  const { edges, counts } = distribution[tone]
  const fullest = counts.indexOf(Math.max(...counts, 0))
  const where = fullest < 0 ? 'no values' : `most customers from ${rangeWords(edges, fullest)}`
  return `${distribution.feature} ${tone === 'before' ? 'as it is' : 'as compared'}: ${where}, skew ${formatDecimal(skewOf(distribution, tone), 1)}.`
}

function numbers(distribution: ReportDistribution): Markup {
  const { feature, before, after } = distribution
  return html`<h4>${feature}</h4><div class="halves">${histogramTable(`${feature}, as it is`, before)}${histogramTable(`${feature}, as compared`, after)}</div>`
}

function histogramTable(caption: string, { edges, counts }: Histogram): Markup {
  return dataTable({
    caption,
    columns: [{ head: caption }, { head: 'Customers' }],
    rows: counts.map((count, i) => [rangeWords(edges, i), formatCount(count)]),
  })
}

function rangeWords(edges: readonly number[], i: number): string {
  if (i === edges.length - 2 && hasFoldedTail(edges)) return `${formatEdge(edges[i]!)}+`
  return `${formatEdge(edges[i] ?? 0)} to ${formatEdge(edges[i + 1] ?? edges[i] ?? 0)}`
}
