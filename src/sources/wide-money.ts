import type { Store } from '../store/store.ts'
import { PLAIN_NUMBERS } from './forms/number-form.ts'
import { plainNumber } from './forms/plain-number.ts'
import { spreadCells } from './kept-cells.ts'
import { type LinePlan, MONEY_NAMES, moneyColumns } from './line-columns.ts'
import type { RawTable } from './raw-table.ts'

/** Whether prices or amounts of `read_lines` were left unread because they need more room than most. */
export async function holdsWideMoney(store: Store, tables: readonly RawTable[], plan: LinePlan): Promise<boolean> {
  const roles = moneyColumns(plan.roles).filter((role) => role !== 'quantity')
  if (plan.isWide || roles.length === 0) return false
  const unread = roles.map((role) => `${MONEY_NAMES[role]} IS NULL`).join(' OR ')
  const parts = tables.map((table, file) => {
    const texts = roles.flatMap((role) => {
      const at = table.columns.indexOf(plan.roles[role]!)
      return at < 0 ? [] : [plainNumber(`c${at}`, plan.numberForms[role] ?? PLAIN_NUMBERS)]
    })
    const ofFile = plan.markFiles ? ` AND file = ${file}` : ''
    const relation = `SELECT cells FROM read_lines WHERE problem > 0 AND cells IS NOT NULL AND (${unread})${ofFile}`
    const wide = texts.map((text) => `abs(read_decimal(${text})) >= 1e12`).join(' OR ') || 'false'
    return `SELECT 1 FROM (${spreadCells(table, relation)}) WHERE ${wide}`
  })
  const { some } = await store.row<{ some: bigint }>(
    `SELECT count(*) AS some FROM (SELECT * FROM (${parts.join(' UNION ALL ')}) LIMIT 1)`,
  )
  return some > 0n
}
