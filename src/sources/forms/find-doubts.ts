import type { Finding } from '../../base/findings.ts'
import { reasonCode } from '../../base/reasons.ts'
import type { Store } from '../../store/store.ts'
import { type LinePlan, MONEY_NAMES, moneyColumns } from '../line-columns.ts'
import type { RawTable } from '../raw-table.ts'
import { dateFinding, decisiveDates, NUMBER_WORDS, ORDER_WORDS } from './date-finding.ts'
import type { Doubts, Forms } from './forms.ts'
import type { LikelyDates } from './likely-dates.ts'
import { holdsOtherNumbers } from './other-numbers.ts'

/** What a reading by some values has shown. */
export interface ReadingDoubts {
  readonly doubts: Doubts
  /** How the dates were read, where the reading has borne that out. */
  readonly findings: readonly Finding[]
}

interface Counts {
  readonly [count: string]: number | boolean
  readonly readable: number
  readonly decisive: number
  readonly unread_dates: boolean
  readonly unread_numbers: boolean
  readonly fractions: boolean
}

/** Whether rows that were read by some values alone hold dates or numbers of another form. */
export async function findDoubts(
  store: Store,
  tables: readonly RawTable[],
  { roles, options }: LinePlan,
  { bySome, wholeSoFar }: Forms,
): Promise<ReadingDoubts> {
  const { dates, numbers } = bySome
  if (!dates && !numbers) return { doubts: { dates: undefined, numbers: false, readableDates: 0 }, findings: [] }
  const fractions = options.decimal === undefined ? wholeSoFar.map((role) => `${MONEY_NAMES[role]} % 1 <> 0`) : []
  const unread = moneyColumns(roles).map((role) => `${MONEY_NAMES[role]} IS NULL`)
  // A row has one reason: behind an unreadable date, a number may be unreadable, too.
  const hidden = `problem = ${reasonCode('unreadable-date')} AND (${unread.join(' OR ') || 'false'})`
  const counts = await store.row<Counts>(`
    SELECT count(ordered_at)::DOUBLE AS readable, count(*) FILTER (day(ordered_at) > 12)::DOUBLE AS decisive,
      coalesce(bool_or(problem = ${reasonCode('unreadable-date')}), false) AS unread_dates,
      coalesce(bool_or(problem = ${reasonCode('unreadable-amount')} OR (${hidden})), false) AS unread_numbers,
      coalesce(bool_or(${fractions.join(' OR ') || 'false'}), false) AS fractions
    FROM read_lines`)
  const isPlain = dates === 'plain'
  const isOpen = isPlain ? counts.unread_dates : dates !== undefined && !bearsOut(counts, dates)
  const readableDates = isPlain ? counts.readable : 0
  return {
    doubts: {
      dates: isOpen ? (isPlain ? 'unread' : 'all') : undefined,
      numbers:
        counts.fractions ||
        (counts.unread_numbers &&
          numbers !== undefined &&
          (numbers === 'likely' || (await holdsOtherNumbers(store, tables, roles)))),
      readableDates,
    },
    findings: isOpen || isPlain || !dates ? [] : wordsOf(counts, roles.orderedAt!, dates),
  }
}

/** No date has another form, and where the order of day and month was open, one at least has no other reading. */
function bearsOut({ unread_dates, decisive }: Counts, { decisive: isDecided }: LikelyDates): boolean {
  return !unread_dates && (isDecided === undefined || decisive > 0)
}

function wordsOf({ readable, decisive }: Counts, column: string, dates: LikelyDates): Finding[] {
  const { layout, example } = dates
  const numbers = NUMBER_WORDS[layout.kind]
  if (numbers) return [dateFinding(column, numbers, { rows: readable, example })]
  if (layout.kind !== 'parts' || dates.decisive === undefined) return []
  const evidence = decisiveDates(decisive, readable, dates.decisive)
  return [dateFinding(column, `${ORDER_WORDS[layout.order]}: ${evidence}`, { rows: readable, example })]
}
