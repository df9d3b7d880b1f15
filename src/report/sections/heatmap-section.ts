import { html } from '../../charts/markup.ts'
import { amountGrid } from '../amount-grid.ts'
import { countNoun } from '../count-noun.ts'
import { formatCount, formatDays } from '../format.ts'
import type { ReportBin, ReportHeatmap } from '../input/report-measures.ts'
import type { ReportContext } from '../report-context.ts'
import type { Section } from '../section.ts'

/** When and how often customers buy: recency by number of orders. */
export function heatmapSection({ input, money }: ReportContext): Section | null {
  const map = input.heatmap
  if (map === null || map.rows.length === 0 || map.columns.length === 0) return null
  const withMoney = map.medianRevenue.some((row) => row.some((median) => median !== null))
  return {
    topic: 'When and how often they buy',
    title: title(map),
    reading: html`<p>Each cell holds the customers with that many orders whose last one is that long ago. The cuts are those of the scores: as even as equal values allow, and equal values share a cell.</p>`,
    figure: html`<figure><figcaption><b>Customers by last order and number of orders</b><span class="sub">Number of customers${
      withMoney && html`<span class="under-note">; under it their median revenue</span>`
    }</span></figcaption>
${amountGrid({
  caption: 'Customers by days since the last order (rows) and number of orders (columns)',
  corner: 'Last order',
  columns: map.columns.map((bin) => `${binWords(bin)} ${bin.max === 1 ? 'order' : 'orders'}`),
  rows: map.rows.map((bin, row) => ({
    head: `${binWords(bin)} ${bin.max === 1 ? 'day' : 'days'}`,
    cells: map.columns.map((_, column) => {
      const median = map.medianRevenue[row]?.[column] ?? null
      return { amount: map.customers[row]?.[column] ?? 0, ...(median !== null && { under: money(median) }) }
    }),
  })),
})}</figure>`,
  }
}

/** The largest cell in words. */
function title(map: ReportHeatmap): string {
  let best = { customers: 0, row: map.rows[0]!, column: map.columns[0]! }
  map.rows.forEach((row, i) => {
    map.columns.forEach((column, j) => {
      const customers = map.customers[i]?.[j] ?? 0
      if (customers > best.customers) best = { customers, row, column }
    })
  })
  const one = best.customers === 1
  return `${countNoun(best.customers, 'customer')} ordered ${timesWords(best.column)} and ${agoWords(best.row, one, best.row === map.rows.at(-1))}`
}

function timesWords(bin: ReportBin): string {
  if (bin.max === 1) return 'once'
  if (bin.min === 2 && bin.max === 2) return 'twice'
  return `${binWords(bin)} times`
}

/** A wide last bin reaches to whoever has been away longest, and is told as open. */
function agoWords({ min, max }: ReportBin, one: boolean, last: boolean): string {
  const have = one ? 'has' : 'have'
  if (min <= 0 && max !== null) return `${one ? 'was' : 'were'} here in the last ${formatDays(max)}`
  if (max === min) return `${have} been silent for ${formatDays(min)}`
  if (max === null || (last && max > 2 * min)) return `${have} been silent for ${formatDays(min)} or more`
  return `${have} been silent for ${formatCount(min)} to ${formatDays(max)}`
}

/** `3–4`, `7+`, `1`, `up to 13`. */
function binWords({ min, max }: ReportBin): string {
  if (max === null) return `${formatCount(min)}+`
  if (min <= 0 && max > 0) return `up to ${formatCount(max)}`
  return min === max ? formatCount(min) : `${formatCount(min)}–${formatCount(max)}`
}
