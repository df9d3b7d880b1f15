import { rampEdges, rampStep } from '../charts/amount-ramp.ts'
import { html, type Markup, type MarkupValue } from '../charts/markup.ts'
import { formatCount, none } from './format.ts'

export interface AmountGrid {
  readonly caption: string
  /** What the rows are, above their heads. */
  readonly corner: MarkupValue
  readonly columns: readonly MarkupValue[]
  readonly rows: readonly {
    readonly head: MarkupValue
    readonly cells: readonly { readonly amount: number; readonly under?: string }[]
    /** A last cell without colour, such as the row's total. */
    readonly total?: string
  }[]
  /** The head of the last column, when rows have a total. */
  readonly totalHead?: string
}

/** A table whose cells are tinted by amount: more is further from the background. Nothing is a dash without a tint. */
export function amountGrid(grid: AmountGrid): Markup {
  const edges = rampEdges(grid.rows.flatMap((row) => row.cells.map((cell) => cell.amount)))
  return html`<table class="grid"><caption>${grid.caption}</caption><thead><tr><th scope="col">${grid.corner}</th>${grid.columns.map(
    (column) => html`<th scope="col" class="number">${column}</th>`,
  )}${grid.totalHead && html`<th scope="col" class="number">${grid.totalHead}</th>`}</tr></thead><tbody>${grid.rows.map(
    (row) =>
      html`<tr><th scope="row">${row.head}</th>${row.cells.map(
        ({ amount, under }) =>
          html`<td class="a${rampStep(amount, edges)}">${amount > 0 ? formatCount(amount) : none}${amount > 0 && under && html`<span class="under">${under}</span>`}</td>`,
      )}${row.total && html`<td class="total">${row.total}</td>`}</tr>`,
  )}</tbody></table>${legend(edges)}`
}

/** The ramp with the amounts at which each step begins. */
function legend(edges: readonly number[]): Markup | null {
  if (edges.length === 0) return null
  const starts = [1, ...edges]
  return html`<ul class="ramp" aria-label="Tints by number of customers">${starts.map(
    (start, i) =>
      html`<li class="a${rampStep(start, edges)}">${formatCount(start)}${i === starts.length - 1 ? '+' : ''}</li>`,
  )}</ul>`
}
