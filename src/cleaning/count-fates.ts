import { SourceError } from '../base/errors.ts'
import { REASONS, type Reason } from '../base/reasons.ts'
import type { Transactions } from '../sources/read-transactions.ts'
import type { Store } from '../store/store.ts'

/** Rows by what became of them. */
export interface Fates {
  /** Source rows; always kept plus all that were rejected. */
  readonly read: number
  readonly kept: number
  readonly rejected: Partial<Record<Reason, number>>
  /**
   * What the rows of a reason come to, an exact decimal: what was bought less what went back. A reason is left out where
   * no amount is known.
   */
  readonly rejectedMoney: Partial<Record<Reason, string>>
}

/**
 * Counts the rows of `classified` and `orderless`.
 *
 * @param amount the column of `classified` with a row's own amount; null where there are none.
 * @throws SourceError when none is kept.
 */
export async function countFates(store: Store, { sources }: Transactions, amount: string | null): Promise<Fates> {
  const sumOf = (column: string): string =>
    amount === null ? 'NULL::VARCHAR' : `rtrim(rtrim(sum(${column})::DECIMAL(38,6)::VARCHAR, '0'), '.')`
  const fates = await store.rows<{ reason: number; rows: bigint; money: string | null }>(
    `SELECT reason, count(*) AS rows, ${sumOf(amount ?? '')} AS money FROM classified WHERE reason > 0
    GROUP BY reason ORDER BY reason`,
  )
  const { lines } = await store.row<{ lines: bigint }>('SELECT count(*) AS lines FROM lines')
  const { orderless, orderlessMoney } = await store.row<{ orderless: number; orderlessMoney: string | null }>(
    `SELECT coalesce(sum(rows), 0)::DOUBLE AS orderless, ${sumOf('amount')} AS "orderlessMoney" FROM orderless`,
  )
  const malformed = sources.reduce((sum, source) => sum + source.malformed.length, 0)
  const rejected: Partial<Record<Reason, number>> = {}
  const rejectedMoney: Partial<Record<Reason, string>> = {}
  if (malformed > 0) rejected['malformed-row'] = malformed
  let kept = Number(lines)
  for (const { reason, rows, money } of fates) {
    const name = REASONS[reason - 1]!
    rejected[name] = (rejected[name] ?? 0) + Number(rows)
    if (money !== null) rejectedMoney[name] = money
    kept -= Number(rows)
  }
  if (orderless > 0) {
    rejected['no-order'] = orderless
    if (orderlessMoney !== null) rejectedMoney['no-order'] = orderlessMoney
  }
  kept -= orderless
  if (kept <= 0) {
    throw new SourceError(
      `no row is left after cleaning (${describe(rejected)}); look at \`clientele check\` for the reasons`,
    )
  }
  return { read: sources.reduce((sum, source) => sum + source.rows, 0), kept, rejected, rejectedMoney }
}

function describe(rejected: Partial<Record<Reason, number>>): string {
  return Object.entries(rejected)
    .map(([reason, rows]) => `${rows.toLocaleString('en-GB')} ${reason}`)
    .join(', ')
}
