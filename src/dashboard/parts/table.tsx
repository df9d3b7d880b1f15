import type { ComponentChildren } from 'preact'
import { Scroller } from './scroller.tsx'

export interface Column<Row> {
  readonly head: ComponentChildren
  readonly cell: (row: Row) => ComponentChildren
  /** The head in a word or two, where every row is a card; the head itself if it is text. */
  readonly label?: string
  /** Set right, in figures of one width. */
  readonly number?: boolean
  /** The cells of this column head their rows. */
  readonly rowHead?: boolean
  readonly class?: string
}

interface TableProps<Row> {
  /** For who cannot see it. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly narrow?: boolean
  /** Below 760 pixels every row is a card instead of a line that is cut off. */
  readonly cards?: boolean
}

export function Table<Row>({ caption, columns, rows, keyOf, narrow = false, cards = false }: TableProps<Row>) {
  const look = (column: Column<Row>) => `${column.number ? 'number' : ''} ${column.class ?? ''}`
  return (
    <Scroller label={caption}>
      <table class={`table ${narrow ? 'narrow' : ''} ${cards ? 'as-cards' : ''}`}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th key={i} scope="col" class={look(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column, i) =>
                column.rowHead ? (
                  <th key={i} scope="row" class={look(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={i} class={look(column)} data-label={labelOf(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  )
}

function labelOf<Row>({ label, head }: Column<Row>): string | undefined {
  return label ?? (typeof head === 'string' ? head : undefined)
}
