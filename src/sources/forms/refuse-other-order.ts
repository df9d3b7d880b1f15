import { SourceError } from '../../base/errors.ts'
import type { DateColumn, OpenDates } from './date-column.ts'
import { ORDER_WORDS } from './date-finding.ts'
import type { PartOrder } from './date-layout.ts'
import { dayExpression } from './order-readings.ts'

/** So many dates that only the other order reads, and this share of one file's, are no slips. */
const FEWEST_CONTRARY = 3
const CONTRARY_SHARE = 0.05

/**
 * A few rows among many may be slips, but not where they are a good part of one file.
 *
 * @throws SourceError naming the file whose dates are in the other order.
 */
export async function refuseOtherOrder(
  { store, name, relation, files }: DateColumn,
  [order, other]: readonly [PartOrder, PartOrder],
  { layoutIn }: OpenDates,
): Promise<void> {
  if (files.length < 2) return
  const [contrary] = await store.rows<{ file: number; impossible: number; example: string }>(`
    SELECT file::INTEGER AS file, count(*)::INTEGER AS impossible, min(x) AS example FROM (
      SELECT file, x, ${dayExpression(layoutIn(order))} AS day, ${dayExpression(layoutIn(other))} AS other_day
      FROM (${relation}))
    WHERE day IS NULL AND other_day IS NOT NULL GROUP BY file HAVING impossible >= ${FEWEST_CONTRARY}
    ORDER BY impossible DESC, file LIMIT 1`)
  if (!contrary) return
  const { rows } = await store.row<{ rows: number }>(
    `SELECT count(x)::INTEGER AS rows FROM (${relation}) WHERE file = ${contrary.file}`,
  )
  if (contrary.impossible < rows * CONTRARY_SHARE) return
  throw new SourceError(
    `column ${name} is ${ORDER_WORDS[other]} in ${files[contrary.file]} (${contrary.impossible} of ${rows} dates, such as ${contrary.example}) and ${ORDER_WORDS[order]} in the other files; export it like the others, or make runs of their own`,
  )
}
