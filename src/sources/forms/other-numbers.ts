import { quoteName } from '../../store/sql.ts'
import type { Store } from '../../store/store.ts'
import { moneyColumns } from '../line-columns.ts'
import type { RawTable } from '../raw-table.ts'
import type { ColumnRoles } from '../roles.ts'
import { columnsOf, MOST_SHAPES, setAside } from './evidence-table.ts'
import { recogniseNumber } from './recognise-number.ts'

/** Whether texts of money that were not read as plain numbers are numbers of another form. */
export async function holdsOtherNumbers(
  store: Store,
  tables: readonly RawTable[],
  roles: ColumnRoles,
): Promise<boolean> {
  const money = moneyColumns(roles)
  const columns = columnsOf(tables, roles, money, setAside)
  const unread = money.map(
    (role) => `SELECT ${quoteName(role)} AS x FROM unread WHERE try_cast(${quoteName(role)} AS DOUBLE) IS NULL`,
  )
  const texts = await store.rows<{ x: string | null }>(`
    WITH unread AS MATERIALIZED (SELECT * FROM (${columns})
      WHERE ${money.map((role) => `try_cast(${quoteName(role)} AS DOUBLE) IS NULL`).join(' OR ')})
    SELECT DISTINCT x FROM (${unread.join(' UNION ALL ')}) LIMIT ${MOST_SHAPES}`)
  return texts.some(({ x }) => x !== null && recogniseNumber(x) !== undefined)
}
