import { html, type Markup } from '../../charts/markup.ts'
import { type SilhouetteRow, silhouetteChart } from '../../charts/silhouette-chart.ts'
import { dataTable } from '../data-table.ts'
import { formatCount, formatDecimal, formatFineShare, formatShare } from '../format.ts'
import type { ReportContext } from '../report-context.ts'
import type { ReportSilhouettes } from '../report-input.ts'
import type { Section } from '../section.ts'
import { segmentLabel } from '../segment-label.ts'
import { showNumbers } from '../show-numbers.ts'
import { wideAndNarrow } from '../wide-and-narrow.ts'

/** Below it segments are slices of one cloud. */
const CLEAR = 0.25

/** Whether everybody fits: how clearly customers belong to their segment. */
export function fitSection(context: ReportContext): Section | null {
  const found = context.input.silhouettes
  if (found === null || found.segments.length < 2) return null
  const { mean, below } = overall(context, found)
  const label = `Silhouettes: ${context.named.map(({ name }, i) => `${name} ${formatDecimal(found.segments[i]!.mean)}`).join(', ')}.`
  return {
    topic: 'Does everyone fit?',
    title: title(mean, below),
    reading: html`<p>The silhouette compares a customer’s distance to their own segment with that to the nearest other one. Each line of an area is a customer; longer means a clearer member.</p><p>${belowWords(context, found)} The mean is ${formatDecimal(mean)}, where 1 is perfect and 0 the border. ${ofWhom(context, found)}</p>`,
    figure: html`<figure><figcaption><b>Silhouette of ${found.of < clusteredCustomers(context) ? `${formatCount(found.of)} customers` : 'every customer'}, by segment</b><span class="sub">−1 in the wrong segment, 0 on the border, 1 clearly inside</span></figcaption>${wideAndNarrow(
      (size) => silhouetteChart(rowsOf(context, found), size),
      label,
      context.draw,
    )}</figure>
${showNumbers(numbers(context, found))}`,
  }
}

function title(mean: number, below: number): string {
  if (below >= 0.15) return `${formatShare(below)} of customers lie nearer to another segment`
  return mean >= CLEAR
    ? 'Most customers sit well inside their segment'
    : 'Most customers sit near the border of their segment'
}

function overall({ named }: ReportContext, { segments }: ReportSilhouettes): { mean: number; below: number } {
  const customers = named.reduce((sum, segment) => sum + segment.customers, 0)
  const over = (value: (i: number) => number) =>
    named.reduce((sum, segment, i) => sum + segment.customers * value(i), 0) / customers
  return { mean: over((i) => segments[i]!.mean ?? 0), below: over((i) => segments[i]!.below ?? 0) }
}

/** The segment with the largest share of customers who lie nearer to another. */
function belowWords({ named }: ReportContext, { segments }: ReportSilhouettes): string {
  const worst = segments.reduce((at, { below }, i) => ((below ?? 0) > (segments[at]!.below ?? 0) ? i : at), 0)
  const share = segments[worst]!.below ?? 0
  if (share === 0) return 'Nobody lies nearer to another segment.'
  return `Whoever reaches left of zero lies nearer to another segment: ${formatFineShare(share)} of ${named[worst]!.name}, the most of any.`
}

function clusteredCustomers({ named }: Pick<ReportContext, 'named'>): number {
  return named.reduce((sum, { customers }) => sum + customers, 0)
}

function ofWhom({ input, named }: ReportContext, { of }: ReportSilhouettes): string {
  const clustered = clusteredCustomers({ named })
  if (of < clustered)
    return `Measured on a sample of ${formatCount(of)} customers in which every segment keeps its share.`
  return clustered < input.customers ? 'Customers in no segment have none.' : ''
}

function rowsOf({ named, slot }: ReportContext, { segments }: ReportSilhouettes): SilhouetteRow[] {
  return named.map((segment, i) => {
    const { mean, below, quantiles } = segments[i]!
    return {
      rank: String(segment.rank),
      name: segment.name,
      notes: [
        `mean ${formatDecimal(mean)} · below 0: ${below === 0 ? 'none' : formatFineShare(below)}`,
        `mean ${formatDecimal(mean)}`,
      ],
      quantiles,
      customers: segment.customers,
      slot: slot(segment),
    }
  })
}

function numbers(context: ReportContext, { segments }: ReportSilhouettes): Markup {
  const at = (quantiles: readonly number[], share: number) =>
    formatDecimal(quantiles[Math.round(share * (quantiles.length - 1))] ?? null)
  return dataTable({
    caption: 'Silhouettes by segment',
    columns: ['Segment', 'Customers', 'Mean', 'Below 0', 'Best tenth above', 'Median', 'Worst tenth below'].map(
      (head) => ({
        head,
      }),
    ),
    rows: context.named.map((segment, i) => {
      const { mean, below, quantiles } = segments[i]!
      return [
        segmentLabel(segment, context),
        formatCount(segment.customers),
        formatDecimal(mean),
        formatFineShare(below),
        at(quantiles, 0.1),
        at(quantiles, 0.5),
        at(quantiles, 0.9),
      ]
    }),
  })
}
