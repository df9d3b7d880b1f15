import { html, type Markup, type MarkupValue } from '../charts/markup.ts'

export interface DataTable {
  readonly caption: string
  /** The first column names the row; the others hold numbers unless `text`. */
  readonly columns: readonly { readonly head: MarkupValue; readonly text?: boolean }[]
  readonly rows: readonly (readonly MarkupValue[])[]
  /** On a phone each row becomes a card, where the columns are too many to stand side by side. Heads are then texts. */
  readonly cards?: boolean
}

/** A plain table: the caption is for screen readers, since a heading stands above every table. */
export function dataTable(table: DataTable): Markup {
  const { caption, columns, rows, cards = false } = table
  const kind = (i: number): Markup | false => i > 0 && !columns[i]!.text && html` class="number"`
  // A table that is laid out as cards is none for a screen reader unless its roles are said.
  const role = (name: string): Markup | false => cards && html` role="${name}"`
  const label = (i: number): Markup | false => cards && html` data-label="${columns[i]!.head}"`
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table${cards && html` class="cards"`}${role('table')}><caption>${caption}</caption><thead${role('rowgroup')}><tr${role('row')}>${columns.map(
    (column, i) => html`<th scope="col"${role('columnheader')}${kind(i)}>${column.head}</th>`,
  )}</tr></thead><tbody${role('rowgroup')}>${rows.map(
    (row) =>
      html`<tr${role('row')}>${row.map((cell, i) =>
        i === 0
          ? html`<th scope="row"${role('rowheader')}>${cell}</th>`
          : html`<td${role('cell')}${kind(i)}${label(i)}>${cell}</td>`,
      )}</tr>`,
  )}</tbody></table></div>`
}
