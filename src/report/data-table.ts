import { html, type Markup, type MarkupValue } from '../charts/markup.ts'

export interface DataTable {
  readonly caption: string
  /** The first column names the row; the others hold numbers unless `text`. */
  readonly columns: readonly { readonly head: MarkupValue; readonly text?: boolean }[]
  readonly rows: readonly (readonly MarkupValue[])[]
}

/** A plain table: the caption is for screen readers, since a heading stands above every table. */
export function dataTable(table: DataTable): Markup {
  const { caption, columns, rows } = table
  const kind = (i: number): Markup | false => i > 0 && !columns[i]!.text && html` class="number"`
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${columns.map(
    (column, i) => html`<th scope="col"${kind(i)}>${column.head}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td${kind(i)}>${cell}</td>`))}</tr>`,
  )}</tbody></table></div>`
}
