import { quoteName } from '../../store/sql.ts'
import type { Store } from '../../store/store.ts'
import { spreadCells } from '../kept-cells.ts'
import type { RawTable } from '../raw-table.ts'
import type { ColumnRoles, Role } from '../roles.ts'
import { countedTexts } from './counted-texts.ts'
import type { FormQuestion } from './form-question.ts'
import type { Doubts } from './forms.ts'
import type { NumberShape } from './number-evidence.ts'

/** Shapes of numbers that are looked at: a column has a few dozen. */
export const MOST_SHAPES = 1000

/**
 * Leaves the table `evidence` with the texts of the roles. A second look at dates needs those alone that were not read.
 */
export async function gatherEvidence(
  { store, tables, roles }: FormQuestion,
  looked: readonly Role[],
  doubts: Doubts,
): Promise<void> {
  const ofUnread = doubts.dates === 'unread' && looked.length === 1
  const columns = columnsOf(tables, roles, looked, ofUnread ? setAside : (table) => table.scan())
  const unread = ofUnread ? ' WHERE try_cast("orderedAt" AS TIMESTAMP) IS NULL' : ''
  await store.run(`CREATE OR REPLACE TEMP TABLE evidence AS SELECT * FROM (${columns})${unread}`)
}

/** From the table `evidence`: numbers that look alike but for their digits; those that begin with a zero are apart. */
export async function shapesOf(store: Store, role: Role): Promise<NumberShape[]> {
  const texts = await countedTexts(store, `SELECT ${quoteName(role)} AS x FROM evidence`)
  return store.rows<{ example: string; rows: number }>(`
    SELECT max(x) AS example, sum(n)::DOUBLE AS rows FROM (${texts})
    GROUP BY translate(x, '0123456789', '9999999999'), regexp_matches(x, '(^|[^0-9.,])0')
    ORDER BY rows DESC, example LIMIT ${MOST_SHAPES}`)
}

/** SQL of the cells of the rows of `read_lines` that were set aside, as those are that could not be read. */
export function setAside(table: RawTable, file: number, { length }: readonly RawTable[]): string {
  const ofFile = length > 1 ? ` AND file = ${file}` : ''
  return spreadCells(table, `SELECT cells FROM read_lines WHERE problem > 0 AND cells IS NOT NULL${ofFile}`)
}

/** SQL of columns of all files, each under its role, and the index of the file, in their order; NULL where one lacks it. */
export function columnsOf(
  tables: readonly RawTable[],
  roles: ColumnRoles,
  looked: readonly Role[],
  relationOf: (table: RawTable, file: number, tables: readonly RawTable[]) => string,
): string {
  const parts = tables.map((table, file) => {
    const cells = looked.map((role) => {
      const at = table.columns.indexOf(roles[role]!)
      return `${at < 0 ? 'NULL::VARCHAR' : `c${at}`} AS ${quoteName(role)}`
    })
    return `SELECT ${cells.join(', ')}, ${file} AS file FROM (${relationOf(table, file, tables)})`
  })
  return parts.join(' UNION ALL ')
}
