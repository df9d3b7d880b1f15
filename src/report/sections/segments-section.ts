import { html, type Markup } from '../../charts/markup.ts'
import { treemapChart } from '../../charts/treemap-chart.ts'
import { capitalise } from '../capitalise.ts'
import { formatShare } from '../format.ts'
import { leaders } from '../leaders.ts'
import { listWords } from '../list-words.ts'
import { numberWord } from '../number-word.ts'
import type { ReportContext } from '../report-context.ts'
import type { Section } from '../section.ts'
import { segmentTable } from '../segment-table.ts'
import { segmentTiles } from '../segment-tiles.ts'

const sizes = [
  { width: 720, height: 320, variant: 'wide' },
  { width: 342, height: 342, variant: 'narrow' },
  { width: 680, height: 160, variant: 'flat' },
] as const

/** Who brings the money, and who they are. */
export function segmentsSection(context: ReportContext): Section | null {
  if (context.input.segments.length === 0) return null
  return {
    topic: 'The segments',
    title: title(context),
    reading: html`<p>${context.hasRevenue ? 'Area is revenue.' : 'Area is customers.'} The number is the rank by ${
      context.input.revenue === null ? 'value' : 'revenue'
    } per customer; number and colour stay the same on the whole page.</p>`,
    figure: figure(context),
    wide: segmentTable(context),
  }
}

function title(context: ReportContext): string {
  const { named, noise, input, hasRevenue } = context
  if (!hasRevenue && input.revenue !== null) return 'Revenue adds up to nothing, so size is the number of customers'
  if (named.length === 0) return 'Nobody is in a segment'
  if (named.length === 1 && noise === undefined) return 'Everybody is in one segment'
  if (!hasRevenue) {
    const largest = named.reduce((a, b) => (b.customers > a.customers ? b : a))
    return `${largest.name} is the largest segment: ${formatShare(largest.share)} of customers`
  }
  const top = leaders(context)
  if (!top.enough && noise) return `Customers in no segment bring ${formatShare(noise.revenueShare)} of revenue`
  const count = top.segments.length
  return `${capitalise(numberWord(count))} ${count === 1 ? 'segment' : 'segments'}, ${customersWords(top.share)}, ${
    count === 1 ? 'brings' : 'bring'
  } ${formatShare(top.revenueShare)} of revenue`
}

/** `three in ten customers` where that is true to a hundredth, else `34% of customers`. */
function customersWords(share: number): string {
  const tenths = Math.round(share * 10)
  if (Math.abs(share - 0.5) <= 0.01) return 'half of the customers'
  const exact = tenths > 0 && tenths < 10 && Math.abs(share - tenths / 10) <= 0.01
  return exact ? `${numberWord(tenths)} in ten customers` : `${formatShare(share)} of customers`
}

function figure(context: ReportContext): Markup {
  const { hasRevenue, currency, draw } = context
  const { tiles, hidden } = segmentTiles(context)
  const subtitle = `${hasRevenue ? 'Revenue' : 'Customers'} by segment`
  const label = `${subtitle}: ${listWords(tiles.map(({ name, share }) => `${name} ${share}`))}.`
  return html`<figure class="treemap"><figcaption class="sub">${subtitle}${
    hasRevenue && currency !== null && `, ${currency}`
  }; the share is of ${hasRevenue ? 'revenue' : 'customers'}</figcaption>
${
  tiles.length > 0 &&
  sizes.map(({ width, height, variant }) => draw(treemapChart(tiles, { width, height }), { width, label, variant }))
}
${hidden.length > 0 && html`<p class="note">Without an area, as ${hasRevenue ? 'revenue' : 'their number'} is zero or less: ${listWords(hidden.map((segment) => segment.name))}.</p>`}</figure>`
}
