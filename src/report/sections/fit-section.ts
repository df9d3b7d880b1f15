import { html, type Markup } from '../../charts/markup.ts'
import { silhouetteChart } from '../../charts/silhouette-chart.ts'
import { dataTable } from '../data-table.ts'
import { formatCount, formatDecimal, formatFineShare } from '../format.ts'
import type { ReportSilhouettes } from '../input/report-choice.ts'
import type { ReportContext } from '../report-context.ts'
import type { Section } from '../section.ts'
import { segmentLabel } from '../segment-label.ts'
import { showNumbers } from '../show-numbers.ts'
import { silhouetteFit } from '../silhouette-fit.ts'
import { wideAndNarrow } from '../wide-and-narrow.ts'

/** Whether everybody fits: how clearly customers belong to their segment. */
export function fitSection(context: ReportContext): Section | null {
  const fit = silhouetteFit(context)
  if (fit === null) return null
  return {
    topic: 'Does everyone fit?',
    title: fit.title,
    reading: html`<p>The silhouette compares a customer’s distance to their own segment with that to the nearest other one. Each line of an area is a customer; longer means a clearer member.</p><p>${fit.reading}</p>`,
    figure: html`<figure><figcaption><b>${fit.heading}</b><span class="sub">−1 in the wrong segment, 0 on the border, 1 clearly inside</span></figcaption>${wideAndNarrow(
      (size) => silhouetteChart(fit.rows, size),
      fit.label,
      context.draw,
    )}</figure>
${showNumbers(numbers(context, context.input.silhouettes!))}`,
  }
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
