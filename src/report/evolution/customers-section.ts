import type { Draw } from '../../charts/draw.ts'
import { html, type Markup } from '../../charts/markup.ts'
import { dataTable } from '../data-table.ts'
import { formatCount, formatFineShare } from '../format.ts'
import type { Section } from '../section.ts'
import { showNumbers } from '../show-numbers.ts'
import { evolutionBars } from './evolution-bars.ts'
import type { EvolutionPage } from './evolution-page.ts'
import { unbrokenDate } from './unbroken-date.ts'

/** How many customers there were on each date, by segment. */
export function customersSection(page: EvolutionPage, draw: Draw): Section {
  const [first, last] = [page.points[0]!, page.points.at(-1)!]
  const isOne = page.points.length === 1
  const bars = { title: 'Customers by date and segment', over: 'date', format: formatCount } as const
  return {
    topic: 'Who is there',
    title: isOne
      ? `${formatCount(last.customers)} customers, and no other date to hold them against`
      : `From ${formatCount(first.customers)} customers to ${formatCount(last.customers)}`,
    reading: html`<p>Customers on each date, by segment. The number in the chip is the rank by revenue per customer${isOne ? '' : ' on the last date'}.</p>`,
    figure: html`${!isOne && evolutionBars(page, ({ customers }) => customers, bars, draw)}${showNumbers(numbers(page))}`,
  }
}

function numbers({ points, segments }: EvolutionPage): Markup {
  return dataTable({
    caption: 'Share of customers by date and segment',
    columns: ['Date', 'Customers', ...segments].map((head) => ({ head })),
    rows: points.map((point) => [
      unbrokenDate(point.date),
      formatCount(point.customers),
      ...point.segments.map(({ share }) => formatFineShare(share)),
    ]),
  })
}
