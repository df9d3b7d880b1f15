import { html } from '../../charts/markup.ts'
import { dataTable } from '../data-table.ts'
import { formatCount, formatDecimal, formatFineShare } from '../format.ts'
import type { ReportValueGroup, ReportValues } from '../input/report-values.ts'
import type { Section } from '../section.ts'
import { toSentence } from '../to-sentence.ts'

/** What customers are expected to buy and bring, by group. */
export function valueSection(values: ReportValues, money: (amount: number | null) => string): Section {
  const { totals, horizonDays, model, warnings } = values
  const care = warnings.map((warning) => html`<p><b>With care:</b> ${toSentence(warning)}</p>`)
  const topic = 'What to expect'
  if (totals === null) return { topic, title: 'Nothing can be expected from this log', reading: html`${care}` }
  const worth = totals.value === null ? '' : `, worth ${money(totals.value)}`
  const discount =
    values.discountRate > 0 ? ` Money of a year later counts ${formatFineShare(values.discountRate)} less.` : ''
  return {
    topic,
    title: `${rounded(totals.orders)} purchases expected in ${formatCount(horizonDays)} days${worth}`,
    reading: html`<p>By ${model}, from how often and how lately each customer bought: ${rounded(totals.ordersLow)} to ${rounded(totals.ordersHigh)} purchases with 95% certainty, if the model holds and seasons and prices stay as they were.${totals.value !== null && discount} Purchases of one day are one.</p><p>Newcomers come on top: nobody who has not bought yet is counted.</p>${care}`,
    figure: html`<h4>By ${values.groupedBy}</h4>${groupTable(values, money)}`,
  }
}

function groupTable({ groups, groupedBy, totals, isCertain }: ReportValues, money: (amount: number | null) => string) {
  const all = totals?.value ?? null
  const columns = [
    { head: groupedBy === 'segment' ? 'Segment' : 'Customers ranked' },
    { head: 'Customers' },
    { head: 'Purchases' },
    { head: 'Each' },
    ...(isCertain ? [{ head: 'Still there' }] : []),
    ...(all === null ? [] : [{ head: 'Value' }, { head: 'Share' }, { head: 'Value each' }]),
  ]
  const each = (total: number, { customers }: ReportValueGroup): number | null =>
    customers > 0 ? total / customers : null
  return dataTable({
    caption: `What to expect, by ${groupedBy}`,
    columns,
    cards: true,
    rows: groups.map((group) => [
      html`<bdi>${group.name}</bdi>`,
      formatCount(group.customers),
      rounded(group.orders),
      formatDecimal(each(group.orders, group)),
      ...(isCertain ? [formatFineShare(group.alive)] : []),
      ...(all === null
        ? []
        : [
            money(group.value),
            formatFineShare(group.value === null || all <= 0 ? null : group.value / all),
            money(group.value === null ? null : each(group.value, group)),
          ]),
    ]),
  })
}

/** A count that is no whole number. */
function rounded(count: number): string {
  return count < 10 ? formatDecimal(count, 1) : formatCount(count)
}
