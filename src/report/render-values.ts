import type { Drawing } from '../charts/draw.ts'
import { html } from '../charts/markup.ts'
import { formatCount, formatDate, formatMoney, toCurrencyCode } from './format.ts'
import type { ReportValues } from './input/report-values.ts'
import { masthead } from './masthead.ts'
import { renderPage } from './page.ts'
import { renderSection } from './section.ts'
import { valueSection } from './sections/value-section.ts'
import { valueTestSection } from './sections/value-test-section.ts'

/** What the page of a lifetime value needs. */
export interface ValuePage {
  readonly version: string
  readonly sources: readonly string[]
  readonly firstDate: string | null
  readonly lastDate: string | null
  readonly asOf: string | null
  readonly customers: number
  readonly orders: number
  readonly currency: string | null
  readonly values: ReportValues
  /** Of the rows, as sentences. */
  readonly notes: readonly string[]
}

/** A lifetime value as one page of HTML that needs nothing but itself. The same input gives the same bytes. */
export function renderValues(page: ValuePage, { draw, faces }: Drawing): string {
  const { sources, values, notes } = page
  const currency = toCurrencyCode(page.currency)
  const money = (amount: number | null): string => formatMoney(amount, currency)
  const test = valueTestSection(values, draw)
  const time = `${formatDate(page.firstDate)} – ${formatDate(page.lastDate)}, counted to ${formatDate(page.asOf)}`
  const body = html`${masthead('lifetime value', sources.join(', '), time)}
<main id="main">
<h1>${headline(values, money)}</h1>
<p class="lede">${formatCount(page.customers)} customers with ${formatCount(page.orders)} orders, ${time}.</p>
${values.totals?.value != null && currency === null && html`<p class="note">Amounts are in the file’s own currency.</p>`}
${notes.length > 0 && html`<ul class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
${renderSection(valueSection(values, money), 1, 2)}
${test && renderSection(test, 2, 2)}
</main>
<footer>Made by clientele ${page.version}. Every customer stands in clv.csv, with intervals.</footer>`
  return renderPage(`Lifetime value · ${sources.join(', ')}`, body, faces, sources.join(', '))
}

/** What the first group of customers brings of all; groups are in the order of what is expected. */
function headline({ totals, groups, horizonDays }: ReportValues, money: (amount: number | null) => string): string {
  if (totals === null) return 'Nothing can be expected from this log'
  const first = groups.find(({ customers }) => customers > 0)
  if (totals.value === null || first === undefined || !(totals.value > 0)) {
    return `${formatCount(totals.orders)} purchases in the next ${formatCount(horizonDays)} days`
  }
  const share = Math.round((100 * (first.value ?? 0)) / totals.value)
  return `${formatCount(first.customers)} of the customers will bring ${share}% of ${money(totals.value)}`
}
