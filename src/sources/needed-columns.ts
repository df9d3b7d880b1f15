import { SourceError } from '../base/errors.ts'
import { moneyColumns } from './line-columns.ts'
import type { RawTable } from './raw-table.ts'
import type { ColumnRoles } from './roles.ts'

const COLUMNS_SHOWN = 8

/**
 * Of several files each must have the columns of the customer, the date and the money: without one, all its rows would be
 * set aside.
 *
 * @throws SourceError naming the file and the column that it lacks.
 */
export function checkNeededColumns(tables: readonly RawTable[], roles: ColumnRoles): void {
  if (tables.length < 2) return
  const needed = ['customerId', 'orderedAt', ...moneyColumns(roles)] as const
  for (const role of needed) {
    const column = roles[role]
    const lacking = column === undefined ? [] : tables.filter(({ columns }) => !columns.includes(column))
    if (lacking.length === 0) continue
    const [{ file, columns }] = lacking as [RawTable]
    const shown = columns.slice(0, COLUMNS_SHOWN).join(', ')
    const others = lacking.length > 1 ? ` and ${lacking.length - 1} of the ${tables.length} files more have` : ' has'
    throw new SourceError(
      `${file.name}${others} no column ${column}, which is the ${role} elsewhere; ${file.name} has ${shown}${columns.length > COLUMNS_SHOWN ? ', …' : ''}: give the column one name in all files, or leave out files that hold no purchases`,
    )
  }
}
