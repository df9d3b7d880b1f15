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
}

/** Counts the rows of `classified` and `orderless`. @throws SourceError when none is kept. */
export async function countFates(store: Store, { sources }: Transactions): Promise<Fates> {
  const fates = await store.rows<{ reason: number; rows: bigint }>(
    'SELECT reason, count(*) AS rows FROM classified GROUP BY reason ORDER BY reason',
  )
  const { orderless } = await store.row<{ orderless: number }>(
    'SELECT coalesce(sum(rows), 0)::DOUBLE AS orderless FROM orderless',
  )
  const malformed = sources.reduce((sum, source) => sum + source.malformed.length, 0)
  const rejected: Partial<Record<Reason, number>> = {}
  if (malformed > 0) rejected['malformed-row'] = malformed
  let kept = 0
  for (const { reason, rows } of fates) {
    if (reason === 0) kept = Number(rows)
    else rejected[REASONS[reason - 1]!] = (rejected[REASONS[reason - 1]!] ?? 0) + Number(rows)
  }
  if (orderless > 0) rejected['no-order'] = orderless
  kept -= orderless
  if (kept <= 0) {
    throw new SourceError(
      `no row is left after cleaning (${describe(rejected)}); look at \`clientele check\` for the reasons`,
    )
  }
  return { read: sources.reduce((sum, source) => sum + source.rows, 0), kept, rejected }
}

function describe(rejected: Partial<Record<Reason, number>>): string {
  return Object.entries(rejected)
    .map(([reason, rows]) => `${rows} ${reason}`)
    .join(', ')
}
