import type { Finding } from '../base/findings.ts'
import type { Transactions } from '../sources/read-transactions.ts'
import type { Store } from '../store/store.ts'
import { percent, rowCount } from './finding-words.ts'

/** From this share of rows or of money on, it changes who looks like a good customer. */
const LOUD_SHARE = 0.01
/** Kinds that are named, with the flag that leaves each out. */
const NAMED = 6

interface Kind extends Record<string, unknown> {
  readonly kind: string
  readonly rows: number
  readonly money: number | null
}

/** Kept rows that sell postage, fees, samples, vouchers and the like, the largest by money and rows, and how to leave them out. */
export async function nonProductsFinding(store: Store, { products }: Transactions, kept: number): Promise<Finding[]> {
  if (products.length === 0) return []
  const kinds = await store.rows<Kind>(`
    SELECT non_product AS kind, count(*)::DOUBLE AS rows, sum(abs(amount))::DOUBLE AS money
    FROM classified WHERE non_product IS NOT NULL AND reason = 0 GROUP BY 1 ORDER BY money DESC NULLS LAST, rows DESC, kind`)
  if (kinds.length === 0) return []
  const { all } = await store.row<{ all: number | null }>(
    'SELECT sum(abs(amount))::DOUBLE AS "all" FROM classified WHERE reason = 0',
  )
  const rows = kinds.reduce((sum, kind) => sum + kind.rows, 0)
  const money = kinds.reduce((sum, kind) => sum + (kind.money ?? 0), 0)
  const named = kinds.slice(0, NAMED)
  const more = kinds.length - named.length
  const share = Math.max(rows / kept, all ? money / all : 0)
  const worth = all ? ` and ${showMoney(money)} of money moved, ${percent(money / all)} of all` : ''
  return [
    {
      code: 'non-products',
      severity: share >= LOUD_SHARE ? 'warning' : 'info',
      count: rows,
      example: named[0]!.kind.slice(1),
      message: `${rowCount(rows)}${worth}, look like postage, fees, samples or the like rather than products: ${named.map(describe).join(', ')}${more > 0 ? ` and ${more} more` : ''}; they count, and can be left out with ${named.map((kind) => flag(kind, products)).join(' ')}`,
    },
  ]
}

function describe({ kind, rows, money }: Kind): string {
  return `${kind.slice(1)} (${rowCount(rows)}${money === null ? '' : `, ${showMoney(money)}`})`
}

function flag({ kind }: Kind, products: readonly string[]): string {
  const wish = `${products[Number(kind[0])]}=${kind.slice(1)}`
  return `--exclude ${/^[\w=.-]+$/.test(wish) ? wish : `"${wish.replaceAll(/["\\$`]/g, '\\$&')}"`}`
}

function showMoney(amount: number): string {
  return Math.round(amount).toLocaleString('en-GB')
}
