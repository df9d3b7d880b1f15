import { type CustomerColumn, columnLook } from './customer-columns.tsx'
import { type Sorting, sortBy } from './sorting.ts'

interface CustomerTableHeadProps {
  readonly columns: readonly CustomerColumn[]
  readonly sorting: Sorting
  readonly onSort: (sorting: Sorting) => void
}

/** The names of the columns; one that can be sorted by is a button. */
export function CustomerTableHead({ columns, sorting, onSort }: CustomerTableHeadProps) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const { name, sort, width } = column
          const by = sort !== null && sorting.by === sort
          return (
            <th
              key={name}
              scope="col"
              class={columnLook(column)}
              style={{ width: `${width}%` }}
              aria-sort={by ? (sorting.descending ? 'descending' : 'ascending') : undefined}
            >
              {sort === null ? (
                name
              ) : (
                <button type="button" class={by ? 'by' : ''} onClick={() => onSort(sortBy(sorting, sort))}>
                  {name}
                  {by && <span aria-hidden="true">{sorting.descending ? ' ↓' : ' ↑'}</span>}
                </button>
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
