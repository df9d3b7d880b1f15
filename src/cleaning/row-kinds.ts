import { isUndone } from '../sources/customary-status.ts'
import { notWholeNumber } from '../sources/customer-ids.ts'
import type { ColumnRoles } from '../sources/roles.ts'
import type { Store } from '../store/store.ts'

/** SQL conditions on a row of `lines`. */
export interface RowKinds {
  /** Money or goods came back, or a status takes the row out of the sale. */
  readonly isReturn: string
  /** A return that the order id or the status calls a cancellation. */
  readonly isCancelled: string
  readonly isNegativePrice: string
  readonly isZero: string
}

/** Enough of the other order ids must be digits for a leading C to mean a cancellation. */
const DIGIT_SHARE = 0.99
const MARKED = `regexp_full_match(order_id, '[Cc][0-9]+')`
const DIGITS = `regexp_full_match(order_id, '[0-9]+')`

/** The conditions that tell returns and cancellations from sales in this source. */
export async function rowKinds(store: Store, roles: ColumnRoles): Promise<RowKinds> {
  const byStatus = roles.status ? isUndone('status') : 'false'
  // A product is computed only where its sign is open.
  const owed =
    roles.unitPrice && !roles.amount
      ? '(coalesce(l.unit_price < 0, false) AND coalesce(l.amount < 0, false))'
      : 'coalesce(l.amount < 0, false)'
  const negative = `(coalesce(l.quantity < 0, false) OR ${owed})`
  const byId = (await marksCancellations(store, roles)) ? `coalesce(${MARKED}, false)` : 'false'
  return {
    isReturn: `(${negative} OR ${byStatus})`,
    isCancelled: `((${negative} AND ${byId}) OR ${byStatus})`,
    isNegativePrice: roles.unitPrice ? 'coalesce(unit_price < 0, false)' : 'false',
    isZero: 'coalesce(l.amount = 0, false)',
  }
}

async function marksCancellations(store: Store, roles: ColumnRoles): Promise<boolean> {
  if (!roles.orderId) return false
  const exists = async (condition: string): Promise<boolean> => {
    const { some } = await store.row<{ some: bigint }>(
      `SELECT count(*) AS some FROM (SELECT 1 FROM lines WHERE problem = 0 AND ${condition} LIMIT 1)`,
    )
    return some > 0n
  }
  if (!(await exists(`lower(left(order_id, 1)) = 'c' AND ${MARKED}`))) return false
  if (!(await exists(`${notWholeNumber('order_id')} AND NOT ${MARKED} AND NOT ${DIGITS}`))) return true
  const { others, digits } = await store.row<{ others: bigint; digits: bigint }>(`
    SELECT count(*) FILTER (NOT marked) AS others, count(*) FILTER (NOT marked AND digits) AS digits
    FROM (SELECT ${MARKED} AS marked, ${DIGITS} AS digits
      FROM (SELECT DISTINCT order_id FROM lines WHERE problem = 0 AND order_id IS NOT NULL))`)
  return Number(digits) >= Number(others) * DIGIT_SHARE
}
