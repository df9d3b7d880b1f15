import type { Finding } from '../base/findings.ts'
import { UNDONE_STATUS } from './customary-status.ts'
import type { ColumnSample } from './guess-roles.ts'
import { normalise } from './normalise.ts'
import type { ReadOptions } from './read-options.ts'
import { type ColumnRoles, CUSTOMARY_NAMES } from './roles.ts'
import { shellWord } from './shell-word.ts'

const STATUS_NAMES = [...CUSTOMARY_NAMES.status[0]!.split(' '), 'financialstatus', 'paymentstatus', 'salesstatus']
const REFUND_NAMES =
  'amountrefunded refundedamount refundamount orderrefundamount totalrefunded refunds refunded erstattet'.split(' ')
const SHOWN = 3

/**
 * Columns without a role that take sales back: a status whose words say that rows were cancelled, and money that was
 * refunded. Rows count as sales all the same, and a reader has to know. Looks at the first rows only.
 */
export function unusedColumns(samples: readonly ColumnSample[], roles: ColumnRoles, options: ReadOptions): Finding[] {
  const used = new Set([
    ...Object.values(roles),
    ...[...(options.exclude ?? []), ...(options.where ?? [])].map(({ column }) => column),
  ])
  const open = samples.filter(({ name }) => !used.has(name))
  return [
    ...(roles.status === undefined ? open.flatMap(statusFinding).slice(0, 1) : []),
    ...open.flatMap(refundFinding),
  ]
}

function statusFinding({ name, values }: ColumnSample): Finding[] {
  if (!STATUS_NAMES.includes(normalise(name))) return []
  const undone = values.filter((value) => UNDONE_STATUS.test(value))
  if (undone.length === 0) return []
  const words = [...new Set(undone)].sort().slice(0, SHOWN)
  return [
    {
      code: 'unused-status',
      severity: 'serious',
      count: undone.length,
      example: words[0]!,
      message: `${undone.length.toLocaleString('en-GB')} of ${values.length.toLocaleString('en-GB')} rows looked at are ${words.join(' or ')} by column ${name}, which plays no role, so that they count as sales; take them back with --columns ${shellWord(`status=${name}`)}, or say which rows to leave out with --exclude`,
    },
  ]
}

function refundFinding({ name, values }: ColumnSample): Finding[] {
  if (!REFUND_NAMES.includes(normalise(name))) return []
  const some = values.filter((value) => /[1-9]/.test(value) && /^[^\p{L}]*\d[^\p{L}]*$/u.test(value))
  if (some.length === 0) return []
  return [
    {
      code: 'unused-refunds',
      severity: 'warning',
      count: some.length,
      example: some[0]!,
      message: `column ${name} holds money that was given back, such as ${some[0]!}, in ${some.length.toLocaleString('en-GB')} of ${values.length.toLocaleString('en-GB')} rows looked at; it plays no role and is not taken off, so revenue is what was sold; to count what was kept, take it off the amount before`,
    },
  ]
}
