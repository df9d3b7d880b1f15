import { SourceError } from '../../base/errors.ts'
import type { Finding } from '../../base/findings.ts'
import type { Store } from '../../store/store.ts'
import { countedTexts } from './counted-texts.ts'
import type { DateColumn } from './date-column.ts'
import { dateFinding, NUMBER_WORDS, ORDER_WORDS } from './date-finding.ts'
import type { DateLayout, PartOrder } from './date-layout.ts'
import { type DateShapes, groupShapes } from './date-shapes.ts'
import { decideOrder } from './part-order.ts'
import { refuseOtherOrder } from './refuse-other-order.ts'

/** The layouts of the dates in a column, most frequent first, and what there is to say about them. */
export interface DateEvidence {
  readonly layouts: readonly DateLayout[]
  readonly findings: readonly Finding[]
  /** Dates of a lesser layout that nothing decides; they stay unread. */
  readonly unread: number
}

/** What is known of the dates before they are looked at. */
export interface DateHints {
  /** How many more dates there are that need no help. Default 0. */
  readonly readable?: number
  /** Which part comes first where three numbers leave it open. Default: found out. */
  readonly order?: PartOrder | undefined
  /** Names of the files; the relation then has a column `file`, an index into them. */
  readonly files?: readonly string[]
}

/** Ways of writing that are looked at: a column of dates has a few dozen. */
const MOST_SHAPES = 2000

/**
 * Reads off a whole column how its dates are written. `relation` is SQL of a relation with the one text column `x`, in
 * the order of the files.
 *
 * Where three numbers leave open which is the day: a number that can be no month decides; where there is none, the one
 * reading in which the rows are in order of time; for years of two digits, the reading that does not stretch over
 * decades. Where nothing decides, the reader is asked, unless most dates are of another layout. No file may be of
 * another order than the rest, or than the one that is given.
 *
 * @throws SourceError naming --date-format when the order of day and month cannot be told, or the two files that
 *   contradict each other.
 */
export async function findDateLayouts(
  store: Store,
  name: string,
  relation: string,
  { readable = 0, order, files = [] }: DateHints = {},
): Promise<DateEvidence> {
  const column = { store, name, relation, files }
  const groups = groupShapes(await readShapes(column))
  const isAlone = groups.length === 1 && readable === 0
  const most = Math.max(readable, groups[0]?.rows ?? 0)
  const layouts: DateLayout[] = []
  const findings: Finding[] = []
  let unread = 0
  for (const group of groups) {
    const simple = isAlone ? group.simple : undefined
    const decided = await decideLayout(column, { ...group, simple }, order).catch((error) => {
      if (group.rows === most || !(error instanceof SourceError)) throw error
      unread += group.rows
      findings.push(leftAlone(name, group, error.message))
    })
    if (!decided) continue
    layouts.push(decided.layout)
    if (decided.finding) findings.push(decided.finding)
  }
  return { layouts, findings, unread }
}

/** Texts that are alike but for their digits: one of each shape, and how often it occurs. */
async function readShapes({ store, relation }: DateColumn): Promise<{ example: string; rows: number }[]> {
  return store.rows(`
    SELECT min(x) AS example, sum(n)::DOUBLE AS rows FROM (${await countedTexts(store, relation)})
    GROUP BY translate(x, '0123456789', '9999999999') ORDER BY rows DESC, example LIMIT ${MOST_SHAPES}`)
}

/** Dates of a lesser layout that nothing decides stay unread: they are set aside, which is told. */
function leftAlone(name: string, { example, rows }: DateShapes, reason: string): Finding {
  const message = `${rows} dates in ${name} such as ${example} stay unread, unlike most: ${reason}`
  return { code: 'date-form', severity: 'warning', count: rows, example, message }
}

interface DecidedLayout {
  readonly layout: DateLayout
  readonly finding?: Finding
}

/** The layout of dates alike but for their digits; undefined where none of them can be read. */
async function decideLayout(
  column: DateColumn,
  { seen, months, halfDays, simple, example, rows }: DateShapes,
  given: PartOrder | undefined,
): Promise<DecidedLayout | undefined> {
  const found = { rows, example }
  const words = NUMBER_WORDS[seen.kind]
  if (seen.kind !== 'parts') return { layout: seen, ...(words && { finding: dateFinding(column.name, words, found) }) }
  const { shortYear } = seen
  const layoutIn = (order: PartOrder): DateLayout => ({
    ...{ kind: 'parts', order, shortYear, months, halfDays },
    ...(simple && { simple }),
  })
  if (seen.order) return { layout: layoutIn(seen.order) }
  const dates = { layoutIn, shortYear, example }
  if (given && (given !== 'ymd' || shortYear)) {
    await refuseOtherOrder(column, [given, given === 'dmy' ? 'mdy' : 'dmy'], dates)
    return { layout: layoutIn(given) }
  }
  const decision = await decideOrder(column, dates)
  if (!decision) return undefined
  const { order, evidence, isSure } = decision
  const finding = dateFinding(column.name, `${ORDER_WORDS[order]}: ${evidence}`, found, isSure ? 'info' : 'warning')
  return { layout: layoutIn(order), finding }
}
