import type { SplitBarPart } from '../charts/split-bar.ts'
import { formatCount } from './format.ts'
import type { ReportRows } from './input/report-input.ts'
import { rejectLabel } from './reject-labels.ts'

/** Where every row that was read went. */
export interface RowAccount {
  readonly title: string
  /** The two parts of the bar, and what it says. */
  readonly kept: SplitBarPart
  readonly aside: SplitBarPart
  readonly label: string
  /** Why rows were set aside, in words, most rows first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number; readonly money: number | null }[]
  /** Whether any of them come to a known sum. */
  readonly priced: boolean
}

/** What the money of rows set aside means. */
export const MONEY_NOTE = 'Money is what they come to: bought less sent back.'

export function rowAccount({ read, kept, rejected, rejectedMoney = {} }: ReportRows): RowAccount {
  const aside = Object.values(rejected).reduce((sum, count) => sum + count, 0)
  return {
    title: titleOf(read, kept, aside),
    kept: part(kept, 'kept'),
    aside: part(aside, 'set aside'),
    label: `Of ${formatCount(read)} rows ${formatCount(kept)} were kept and ${formatCount(aside)} set aside.`,
    reasons: Object.entries(rejected)
      .filter(([, count]) => count > 0)
      .sort((a, b) => b[1] - a[1])
      .map(([reason, count]) => ({ reason: rejectLabel(reason), count, money: rejectedMoney[reason] ?? null })),
    priced: Object.keys(rejectedMoney).length > 0,
  }
}

function titleOf(read: number, kept: number, aside: number): string {
  if (read === 0) return 'There were no rows to read'
  if (aside === 0) return `Nothing was set aside: all ${formatCount(read)} rows were used`
  return `Every row is accounted for: ${formatCount(read)} = ${formatCount(kept)} + ${formatCount(aside)}`
}

function part(value: number, what: string): SplitBarPart {
  return { value, labels: [`${formatCount(value)} ${what}`, formatCount(value)] }
}
