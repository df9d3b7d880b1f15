import type { ComponentChildren } from 'preact'
import { Scroller } from './scroller.tsx'

export interface Column<Row> {
  readonly head: ComponentChildren
  readonly cell: (row: Row) => ComponentChildren
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
}

export function Table<Row>({ caption, columns, rows, keyOf, narrow = false }: TableProps<Row>) {
  const look = (column: Column<Row>) => `${column.number ? 'number' : ''} ${column.class ?? ''}`
  return (
    <Scroller label={caption}>
      <table class={`table ${narrow ? 'narrow' : ''}`}>
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
                  <td key={i} class={look(column)}>
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
