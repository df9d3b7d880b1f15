import { keptPer } from '../../base/kept-per.ts'
import type { Draw } from '../../charts/draw.ts'
import { hasFoldedTail, histogramChart } from '../../charts/histogram-chart.ts'
import { html, type Markup } from '../../charts/markup.ts'
import { capitalise } from '../capitalise.ts'
import { dataTable } from '../data-table.ts'
import { formatCount, formatDecimal, formatEdge } from '../format.ts'
import type { ReportInput } from '../input/report-input.ts'
import type { Histogram, ReportCorrelations, ReportDistribution } from '../input/report-measures.ts'
import { numberWord } from '../number-word.ts'
import type { Section } from '../section.ts'
import { showNumbers } from '../show-numbers.ts'
import { wideAndNarrow } from '../wide-and-narrow.ts'

type Tone = 'before' | 'after'

/** What the section is made of: nothing of it depends on segments. */
export interface ScaleContext {
  readonly input: Pick<ReportInput, 'distributions' | 'correlations'>
  readonly draw: Draw
}

/** Half of a report's drawings are these: whoever has asked for them before waits no second time. */
const drawn = keptPer<readonly ReportDistribution[], { readonly draw: Draw; readonly columns: readonly Markup[] }>()

/** What was done to the measures before customers were compared. */
export function scaleSection({ input, draw }: ScaleContext): Section | null {
  const { distributions, correlations } = input
  if (distributions.length === 0) return null
  const transforms = [...new Set(distributions.map(({ transform }) => transform))]
  return {
    topic: 'What was done to the numbers',
    title: title(distributions),
    reading: html`<p>Left as they are, the largest customers would decide everything. ${transforms.map(
      (transform) => html`Each measure became ${transform}. `,
    )}Skew is 0 where both tails are alike.</p>${correlations && correlationWords(correlations)}`,
    figure: html`<div class="thirds">${columnsOf(distributions, draw)}</div>
${showNumbers([...distributions.map((distribution) => numbers(distribution)), correlations && correlationTable(correlations)])}`,
  }
}

function title(distributions: readonly ReportDistribution[]): string {
  const lopsided = distributions.filter(
    ({ skewBefore, skewAfter }) =>
      Math.abs(skewBefore ?? 0) >= 1 && Math.abs(skewAfter ?? 0) < Math.abs(skewBefore ?? 0),
  )
  if (lopsided.length === 0) return 'The measures were brought to one scale'
  const log = lopsided.every(({ transform }) => transform.startsWith('log'))
  const measures = lopsided.length === 1 ? 'lopsided measure becomes' : 'lopsided measures become'
  const sentence = `${numberWord(lopsided.length)} ${measures} comparable`
  return log ? `On a log scale ${sentence}` : capitalise(sentence)
}

/** From here on two measures say much of the same. */
const TOGETHER = 0.7

/** The pairs that move together, in words. */
function correlationWords({ features, matrix }: ReportCorrelations): Markup {
  const pairs = features.flatMap((feature, a) =>
    features.slice(0, a).flatMap((other, b) => {
      const value = matrix[a]![b] ?? null
      return value !== null && Math.abs(value) >= TOGETHER ? [{ feature, other, value }] : []
    }),
  )
  if (pairs.length === 0)
    return html`<p>No two of them move together closely: no correlation reaches ${formatDecimal(TOGETHER, 1)}.</p>`
  return html`${pairs.map(
    ({ feature, other, value }) =>
      html`<p>${other} and ${feature.toLowerCase()} move ${value > 0 ? 'together' : 'against each other'} (correlation ${formatDecimal(value)}), so what they share counts twice.</p>`,
  )}`
}

function correlationTable({ features, matrix }: ReportCorrelations): Markup {
  return html`<h4>Correlations, as compared</h4>${dataTable({
    caption: 'Correlations of the measures as compared',
    columns: [{ head: 'Measure' }, ...features.map((head) => ({ head }))],
    rows: features.map((feature, a) => [feature, ...matrix[a]!.map((value) => formatDecimal(value))]),
  })}`
}

function columnsOf(distributions: readonly ReportDistribution[], draw: Draw): readonly Markup[] {
  const make = () => ({ draw, columns: distributions.map((distribution) => column(distribution, draw)) })
  const known = drawn(distributions, make)
  return known.draw === draw ? known.columns : make().columns
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
  return wideAndNarrow((size) => histogramChart(chart, size), label, draw, 218)
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
