import { html, type Markup } from '../charts/markup.ts'
import { formatCount, formatFineShare, formatShare } from './format.ts'
import type { ReportContext } from './report-context.ts'

/** The five figures that frame everything else; one that is not known is left out. */
export function figuresLine({ input, hasRevenue, money }: ReportContext): Markup {
  const figures: [string, string][] = [
    [formatCount(input.customers), 'customers'],
    [formatCount(input.orders), 'orders'],
  ]
  if (input.revenue !== null) figures.push([money(input.revenue), 'revenue'])
  if (input.repeatRate !== null) figures.push([formatFineShare(input.repeatRate), 'ordered more than once'])
  if (hasRevenue && input.topTenthRevenueShare !== null) {
    figures.push([formatShare(input.topTenthRevenueShare), 'of revenue, top tenth'])
  }
  return html`<dl class="figures">${figures.map(([value, name]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}
