import type { CustomerRow } from '../../../api/customers.ts'
import { useRun } from '../../state/use-run.ts'
import { type CustomerColumn, columnLook } from './customer-columns.tsx'

interface CustomerTableRowProps {
  readonly index: number
  /** Undefined until it has been read. */
  readonly row: CustomerRow | undefined
  readonly columns: readonly CustomerColumn[]
  readonly active: boolean
  readonly onPick: (index: number) => void
}

/** One customer; an empty row of the same height until it has been read. */
export function CustomerTableRow({ index, row, columns, active, onPick }: CustomerTableRowProps) {
  const run = useRun()
  return (
    <tr
      id={`customer-${index}`}
      aria-rowindex={index + 2}
      aria-selected={active}
      class={active ? 'active' : ''}
      onClick={() => onPick(index)}
    >
      {columns.map((column) => (
        <td key={column.name} class={columnLook(column)}>
          {row === undefined ? <span class="wait" /> : column.cell(row, run)}
        </td>
      ))}
    </tr>
  )
}
