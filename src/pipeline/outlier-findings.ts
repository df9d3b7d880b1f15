import type { Finding } from '../base/findings.ts'
import { reasonCode } from '../base/reasons.ts'
import type { CleanResult } from '../cleaning/clean-transactions.ts'
import { percent } from '../cleaning/finding-words.ts'
import { outstanding } from '../profiles/outstanding.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import type { Store } from '../store/store.ts'

/** Below this share of revenue, extraordinary customers or orders change no picture. */
const WORTH_TELLING = 0.05
/** A cancelled order is told from this share of revenue on. */
const LARGE_ORDER = 0.001
/** Cancelled orders that are named. */
const NAMED = 3

/** Customers of extraordinary size, when they hold a twentieth of revenue or more. */
export function largeCustomers({ n, revenue }: CustomerColumns): Finding[] {
  const found = revenue && outstanding(revenue)
  if (!found || found.share < WORTH_TELLING) return []
  const { count, share, from } = found
  return [
    {
      code: 'large-customers',
      severity: 'info',
      count,
      message: `${count} of ${n.toLocaleString('en-GB')} customers (${percent(count / n)}) spent ${money(from)} or more, far beyond the rest, and hold ${percent(share)} of revenue; if they are wholesale, look after them by name, segment the others with --exclude or --where, or clip them with --winsorise ${winsorised(count / n)}`,
    },
  ]
}

/** A share to clip that reaches as far as these customers, rounded up to one digit. */
function winsorised(share: number): string {
  const unit = 10 ** Math.floor(Math.log10(share))
  return String(Number((Math.ceil(share / unit) * unit).toPrecision(1)))
}

/**
 * Large orders of which the same customer later returned or cancelled exactly the amount. They count as orders, and under
 * `drop` as revenue. Compares the few returns with the orders that there are.
 */
export async function cancelledOrders(
  store: Store,
  { refunds, orders }: Pick<CleanResult, 'refunds' | 'orders'>,
  revenue: number,
): Promise<Finding[]> {
  if (refunds === 'match' || !(revenue > 0)) return []
  const key = orders === 'id' ? 'order_id, CASE WHEN order_id IS NULL THEN ordered_at::DATE END' : 'ordered_at::DATE'
  const gone = await store.rows<{ customer: string; day: string; amount: number; orders: number; total: number }>(`
    WITH undone AS (SELECT customer, sum(amount) AS amount, max(ordered_at) AS at FROM classified
      WHERE is_return AND reason IN (0, ${reasonCode('cancelled')}, ${reasonCode('returned')}) GROUP BY customer, ${key}),
    gone AS (SELECT customer, first_at, amount FROM order_groups g WHERE is_order AND amount >= ${revenue * LARGE_ORDER}
      AND EXISTS (SELECT 1 FROM undone u WHERE u.customer = g.customer AND u.amount = -g.amount AND u.at >= g.first_at))
    SELECT customer, strftime(first_at, '%Y-%m-%d') AS day, amount::DOUBLE AS amount, count(*) OVER ()::DOUBLE AS orders,
      (sum(amount) OVER ())::DOUBLE AS total FROM gone ORDER BY amount DESC, customer, first_at LIMIT ${NAMED}`)
  if (gone.length === 0) return []
  const { orders: count, total } = gone[0]!
  const named = gone.map(({ customer, day, amount }) => `${money(amount)} of customer "${customer}" on ${day}`)
  const counts = refunds === 'drop' ? 'as orders and as revenue' : 'as orders, though not as revenue'
  return [
    {
      code: 'cancelled-orders',
      severity: 'warning',
      count,
      example: gone[0]!.customer,
      customers: gone.map(({ customer }) => customer),
      message: `${count} large ${count === 1 ? 'order' : 'orders'} worth ${money(total)}, ${percent(total / revenue)} of revenue, ${count === 1 ? 'was' : 'were'} later cancelled or returned in full: ${named.join(', ')}${count > gone.length ? ', and others' : ''}; they count ${counts}, so call nobody for them; --refunds match leaves them out`,
    },
  ]
}

function money(amount: number): string {
  return amount.toLocaleString('en-GB', { maximumFractionDigits: 0 })
}
