import { html, type Markup, type MarkupValue } from '../charts/markup.ts'
import { formatCount, formatFineShare, formatMedian, formatShare } from './format.ts'
import type { ReportSegment } from './input/report-segment.ts'
import type { ReportContext } from './report-context.ts'
import { segmentLabel } from './segment-label.ts'
import { showNumbers } from './show-numbers.ts'

interface Column {
  readonly head: MarkupValue
  /** The head on a phone, where every segment is a card. */
  readonly short: string
  /** Left out on paper, where the width is short. */
  readonly spare?: boolean
  readonly cell: (segment: ReportSegment) => MarkupValue
}

/** Every segment with its size, money, medians, steadiness, and what to do. On a phone each row becomes a card. */
export function segmentTable(context: ReportContext): Markup {
  const { segments } = context.input
  const columns = columnsOf(context)
  return html`<table class="segments" role="table"><caption>The segments in numbers</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Segment</th>${columns.map(
    (column) => html`<th role="columnheader" scope="col" class="${numberClass(column)}">${column.head}</th>`,
  )}<th role="columnheader" scope="col">What to do, and why</th></tr></thead>
<tbody role="rowgroup">${segments.map(
    (segment) =>
      html`<tr role="row"><th role="rowheader" scope="row">${segmentLabel(segment, context)}</th>${columns.map(
        (column) =>
          html`<td role="cell" class="${numberClass(column)}" data-label="${column.short}">${column.cell(segment)}</td>`,
      )}<td role="cell" class="advice">${advice(segment)}</td></tr>`,
  )}</tbody></table>
<p class="note">* Median: half of the segment is below, half above. ${foundAgainNote(context)}Shares are rounded and may not add to 100%.</p>
${showNumbers(namings(context), 'Why these names')}`
}

/** Columns that nobody has a number for are left out. */
function columnsOf({ input, money }: ReportContext): Column[] {
  const has = (
    key: 'revenue' | 'medianRecencyDays' | 'medianOrderCount' | 'medianRevenue' | 'averageOrderValue' | 'stability',
  ) => input.segments.some((segment) => segment[key] !== null)
  const all: (Column | false)[] = [
    {
      head: html`Customers<br>share`,
      short: 'Customers',
      cell: (s) => pair(formatCount(s.customers), formatFineShare(s.share)),
    },
    has('revenue') && {
      head: html`Revenue<br>share`,
      short: 'Revenue',
      cell: (s) => pair(money(s.revenue), formatFineShare(s.revenueShare)),
    },
    has('medianRecencyDays') && {
      head: html`Last order<br>days ago*`,
      short: 'Days quiet*',
      cell: (s) => formatMedian(s.medianRecencyDays),
    },
    has('medianOrderCount') && { head: 'Orders*', short: 'Orders*', cell: (s) => formatMedian(s.medianOrderCount) },
    has('medianRevenue') && {
      head: html`Spent per<br>customer*`,
      short: 'Spent each*',
      cell: (s) => money(s.medianRevenue),
    },
    has('averageOrderValue') && {
      head: html`Average<br>order`,
      short: 'Average order',
      spare: true,
      cell: (s) => money(s.averageOrderValue),
    },
    has('stability') && { head: html`Found<br>again`, short: 'Found again', cell: (s) => formatShare(s.stability) },
  ]
  return all.filter((column) => column !== false)
}

function numberClass(column: Column): string {
  return column.spare ? 'number spare' : 'number'
}

function pair(value: string, share: string): Markup {
  return html`<span>${value}</span> <span class="share">${share}</span>`
}

/** The first clause of an action is its heart; the rest, and the reason, stand under it. */
function advice({ action, reason }: ReportSegment): Markup {
  const end = action.search(/[:.;](\s|$)/)
  const heart = end < 0 ? action : action.slice(0, end)
  const rest = end < 0 ? '' : action.slice(end + 1).trim()
  return html`<b>${heart}</b>${rest !== '' && html`<span class="how">${rest.charAt(0).toUpperCase() + rest.slice(1)}</span>`}<span class="why">${reason}</span>`
}

function foundAgainNote({ input }: ReportContext): string {
  const { redraws, jaccardFloor } = input.chosen
  if (redraws === 0 || input.segments.every((segment) => segment.stability === null)) return ''
  const floor =
    jaccardFloor === null ? '' : `; ${formatShare(jaccardFloor)} or more is stable, less than 60% should not be trusted`
  return `Found again: how much of the segment comes back when the customers are drawn anew ${redraws} times${floor}. `
}

function namings(context: ReportContext): Markup {
  return html`<dl class="terms">${context.input.segments.map(
    (segment) => html`<div><dt>${segmentLabel(segment, context)}</dt><dd>${segment.whyNamed}</dd></div>`,
  )}</dl>`
}
