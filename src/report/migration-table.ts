import { rampStep } from '../charts/amount-ramp.ts'
import { html, type Markup } from '../charts/markup.ts'
import { formatCount, formatShare, none } from './format.ts'

/** Where tints begin, in percent of the row. */
const EDGES = [5, 10, 20, 35, 50, 75]

/** Width in pixels that a column needs for its head and figures, and the heads of rows. */
const WIDTHS = { column: 72, head: 120 }

/**
 * Customers from state (row) to state (column), with the share of the row under each count and as tint; who stayed stands
 * in a frame. States that nobody was in, or came to, are left out.
 */
export function migrationTable(states: readonly string[], matrix: readonly (readonly number[])[]): Markup {
  const before = matrix.map((row) => row.reduce((sum, count) => sum + count, 0))
  const after = states.map((_, to) => matrix.reduce((sum, row) => sum + row[to]!, 0))
  const [rows, columns] = [before, after].map((sizes) => sizes.flatMap((size, state) => (size > 0 ? [state] : [])))
  const cell = (from: number, to: number): Markup => {
    const count = matrix[from]![to]!
    const share = count / before[from]!
    const look = `a${rampStep(100 * share, EDGES)}${from === to ? ' same' : ''}`
    return html`<td class="${look}">${count === 0 ? none : html`${formatCount(count)}<span class="under">${formatShare(share)}</span>`}</td>`
  }
  const caption = 'Customers by state before (rows) and after (columns), and their share of the row'
  return html`<div class="scroll" tabindex="0" role="region" aria-label="From where to where"><table class="grid moves" style="min-width:${WIDTHS.head + WIDTHS.column * (columns!.length + 1)}px"><caption>${caption}</caption>
<thead><tr><th scope="col">From ↓ to →</th>${columns!.map((to) => html`<th scope="col" class="number">${states[to]}</th>`)}<th scope="col" class="number">All</th></tr></thead>
<tbody>${rows!.map((from) => html`<tr><th scope="row">${states[from]}</th>${columns!.map((to) => cell(from, to))}<td class="total">${formatCount(before[from]!)}</td></tr>`)}
<tr><th scope="row">All</th>${columns!.map((to) => html`<td class="total">${formatCount(after[to]!)}</td>`)}<td class="total">${formatCount(before.reduce((sum, count) => sum + count, 0))}</td></tr></tbody></table></div>
<ul class="ramp" aria-label="Tints by share of the row">${[0, ...EDGES].map((start, i) => html`<li class="a${i + 1}">${i === 0 ? `under ${EDGES[0]}%` : `${start}%${i === EDGES.length ? '+' : ''}`}</li>`)}</ul>`
}
