import { isDeepStrictEqual } from 'node:util'
import { SourceError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import type { Store } from '../store/store.ts'
import { countedTexts } from './counted-texts.ts'
import { dateFinding, decisiveDates, NUMBER_WORDS, ORDER_WORDS } from './date-finding.ts'
import {
  type DateLayout,
  layoutExpression,
  type MonthWords,
  type PartOrder,
  recogniseDate,
  type SeenDate,
  type SimpleForm,
  simpleForm,
  strptimeFormat,
} from './date-layout.ts'
import { MOST_FORMS } from './likely-dates.ts'

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
/** Dates against an order that may be slips: at most this share, and this many times fewer than against the other. */
const SLIP_SHARE = 0.001
const SLIP_RATIO = 10
/** So many dates that only the other order reads, and this share of one file's, are no slips. */
const FEWEST_CONTRARY = 3
const CONTRARY_SHARE = 0.05
/** Fewest changes of the day from row to row from which order in time is read. */
const FEWEST_CHANGES = 8
const ORDERLY_SHARE = 0.01
const DISORDERLY_SHARE = 0.03
/** Years that two-digit years may stretch over before a reading is doubted. */
const DOUBTFUL_YEARS = 20
const PLAUSIBLE_YEARS = 6

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
  const shapes = await store.rows<{ example: string; rows: number }>(`
    SELECT min(x) AS example, sum(n)::DOUBLE AS rows FROM (${await countedTexts(store, relation)})
    GROUP BY translate(x, '0123456789', '9999999999') ORDER BY rows DESC, example LIMIT ${MOST_SHAPES}`)
  const groups = groupShapes(shapes)
  const isAlone = groups.length === 1 && readable === 0
  const most = Math.max(readable, groups[0]?.rows ?? 0)
  const layouts: DateLayout[] = []
  const findings: Finding[] = []
  let unread = 0
  for (const group of groups) {
    const simple = isAlone ? group.simple : undefined
    const decided = await decideLayout(store, name, relation, files, { ...group, simple }, order).catch((error) => {
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

/** Dates of a lesser layout that nothing decides stay unread: they are set aside, which is told. */
function leftAlone(name: string, { example, rows }: Group, reason: string): Finding {
  const message = `${rows} dates in ${name} such as ${example} stay unread, unlike most: ${reason}`
  return { code: 'date-form', severity: 'warning', count: rows, example, message }
}

interface Group {
  readonly seen: SeenDate
  readonly months: MonthWords
  readonly halfDays: boolean
  /** Undefined when a value has another form, or there are too many. */
  readonly simple: readonly SimpleForm[] | undefined
  readonly example: string
  readonly rows: number
}

/** Shapes that one layout reads, together; most rows first. */
function groupShapes(shapes: readonly { example: string; rows: number }[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { example, rows } of shapes) {
    const seen = recogniseDate(example)
    if (!seen) continue
    const named = seen.kind === 'parts' && seen.word !== undefined
    const key = seen.kind === 'parts' ? `${seen.order} ${seen.shortYear} ${named}` : seen.kind
    const known = groups.get(key)
    const months = new Map([...(known?.months ?? []), ...(named ? [seen.word!] : [])])
    const forms = known && !known.simple ? undefined : addForm(known?.simple ?? [], simpleForm(example))
    groups.set(key, {
      simple: forms,
      seen: known?.seen ?? seen,
      halfDays: (known?.halfDays ?? false) || (seen.kind === 'parts' && seen.halfDays),
      months: [...months],
      example: known?.example ?? example,
      rows: (known?.rows ?? 0) + rows,
    })
  }
  return [...groups.values()].sort((a, b) => b.rows - a.rows)
}

function addForm(known: readonly SimpleForm[], form: SimpleForm | undefined): readonly SimpleForm[] | undefined {
  if (!form) return undefined
  if (known.some((other) => isDeepStrictEqual(other, form))) return known
  return known.length < MOST_FORMS ? [...known, form] : undefined
}

async function decideLayout(
  store: Store,
  name: string,
  relation: string,
  files: readonly string[],
  { seen, months, halfDays, simple, example, rows }: Group,
  given: PartOrder | undefined,
): Promise<{ layout: DateLayout; finding?: Finding } | undefined> {
  const found = { rows, example }
  const words = NUMBER_WORDS[seen.kind]
  if (seen.kind !== 'parts') return { layout: seen, ...(words && { finding: dateFinding(name, words, found) }) }
  const layoutIn = (order: PartOrder): DateLayout => ({
    kind: 'parts',
    order,
    shortYear: seen.shortYear,
    months,
    halfDays,
    ...(simple && { simple }),
  })
  if (seen.order) return { layout: layoutIn(seen.order) }
  if (given && (given !== 'ymd' || seen.shortYear)) {
    const other = given === 'dmy' ? 'mdy' : 'dmy'
    if (files.length > 1) await refuseOtherOrder(store, name, relation, files, [given, other], layoutIn)
    return { layout: layoutIn(given) }
  }
  const decision = await decideOrder(store, name, relation, files, {
    layoutIn,
    shortYear: seen.shortYear,
    example,
  })
  if (!decision) return undefined
  const { order, evidence, isSure } = decision
  return {
    layout: layoutIn(order),
    finding: dateFinding(name, `${ORDER_WORDS[order]}: ${evidence}`, found, isSure ? 'info' : 'warning'),
  }
}

/** What a reading of the three numbers makes of the column. */
interface Reading {
  readonly order: PartOrder
  readonly impossible: number
  readonly example: string | null
  /** From the first year to the last. */
  readonly years: number
}

interface Decision {
  readonly order: PartOrder
  readonly evidence: string
  readonly isSure: boolean
}

/** Three numbers of which it is open which is the day. */
interface OpenOrder {
  readonly layoutIn: (order: PartOrder) => DateLayout
  readonly shortYear: boolean
  readonly example: string
}

async function decideOrder(
  store: Store,
  name: string,
  relation: string,
  files: readonly string[],
  { layoutIn, shortYear, example }: OpenOrder,
): Promise<Decision | undefined> {
  const orders: readonly PartOrder[] = shortYear ? ['dmy', 'mdy', 'ymd'] : ['dmy', 'mdy']
  const { rows, alike, readings } = await readOrders(store, relation, orders, layoutIn)
  if (rows === 0) return undefined
  const count = (n: number): string => n.toLocaleString('en-GB')
  const [best, next, ...rest] = readings.toSorted((a, b) => a.impossible - b.impossible) as [Reading, Reading]
  if (best.impossible > 0 && files.length > 1) {
    await refuseOtherOrder(store, name, relation, files, [best.order, next.order], layoutIn)
  }
  if (best.impossible > Math.min(rows * SLIP_SHARE, next.impossible / SLIP_RATIO)) {
    throw new SourceError(contradiction(name, [best, next, ...rest]))
  }
  if (next.impossible > 0) {
    const slips = best.impossible > 0 ? `, against ${count(best.impossible)} that have no other than one of these` : ''
    const evidence = `${decisiveDates(next.impossible, rows, next.example!)}${slips}`
    return { order: best.order, evidence, isSure: true }
  }
  if (alike && !shortYear) {
    return { order: 'dmy', evidence: 'day and month are the same number in all dates', isSure: true }
  }
  const possible = readings.filter(({ impossible }) => impossible === 0)
  const decision = byRange(possible, shortYear) ?? (await byOrder(store, relation, possible, layoutIn))
  if (decision) return decision
  throw new SourceError(question(name, example, possible))
}

/** The one reading by which two-digit years do not stretch over decades. */
function byRange(possible: readonly Reading[], shortYear: boolean): Decision | undefined {
  const [narrow, ...others] = possible.toSorted((a, b) => a.years - b.years) as [Reading, ...Reading[]]
  if (!shortYear || narrow.years > PLAUSIBLE_YEARS || others.some(({ years }) => years < DOUBTFUL_YEARS))
    return undefined
  const span = narrow.years > 1 ? `${narrow.years} years` : 'a year'
  return { order: narrow.order, evidence: `dates lie within ${span}, else they stretch over decades`, isSure: false }
}

/** The one reading by which the rows are in order of time, or in the reverse. */
async function byOrder(
  store: Store,
  relation: string,
  possible: readonly Reading[],
  layoutIn: (order: PartOrder) => DateLayout,
): Promise<Decision | undefined> {
  const days = possible.map(({ order }) => `${dayExpression(layoutIn(order))} AS day_${order}`)
  const steps = possible.map(({ order }) => `lag(day_${order}) OVER () AS last_${order}`)
  const figures = possible.map(
    ({ order }) => `count(*) FILTER (day_${order} <> last_${order})::DOUBLE AS changes_${order},
      count(*) FILTER (day_${order} < last_${order})::DOUBLE AS falls_${order}`,
  )
  const row = await store.row<Record<string, number>>(`
    SELECT ${figures.join(', ')} FROM (SELECT *, ${steps.join(', ')} FROM (SELECT ${days.join(', ')} FROM (${relation})))`)
  const walks = possible.map(({ order }) => {
    const [changes, falls] = [row[`changes_${order}`]!, row[`falls_${order}`]!]
    return { order, changes, against: Math.min(falls, changes - falls) }
  })
  const [orderly, second] = walks.toSorted((a, b) => a.against / a.changes - b.against / b.changes)
  const isOrderly = orderly!.changes >= FEWEST_CHANGES && orderly!.against <= orderly!.changes * ORDERLY_SHARE
  if (!isOrderly || second!.against < Math.max(3, second!.changes * DISORDERLY_SHARE)) return undefined
  const evidence = `rows are then in order of time, otherwise ${second!.against} of ${second!.changes} steps go back`
  return { order: orderly!.order, evidence, isSure: false }
}

/** What each of the orders makes of the column; dates that occur often are read once. */
async function readOrders(
  store: Store,
  relation: string,
  orders: readonly PartOrder[],
  layoutIn: (order: PartOrder) => DateLayout,
): Promise<{ rows: number; alike: boolean; readings: Reading[] }> {
  const days = orders.map((order) => `${dayExpression(layoutIn(order))} AS day_${order}`)
  const figures = orders.map(
    (order) => `coalesce(sum(n) FILTER (day_${order} IS NULL), 0)::DOUBLE AS impossible_${order},
      min(x) FILTER (day_${order} IS NULL) AS example_${order},
      (year(max(day_${order})) - year(min(day_${order})))::DOUBLE AS years_${order}`,
  )
  const row = await store.row<Record<string, string | number | boolean | null>>(`
    SELECT coalesce(sum(n), 0)::DOUBLE AS rows, bool_and(day_dmy = day_mdy) AS alike, ${figures.join(', ')}
    FROM (SELECT x, n, ${days.join(', ')} FROM (SELECT x, count(*) AS n FROM (${relation}) GROUP BY x))
    WHERE coalesce(${orders.map((order) => `day_${order}`).join(', ')}) IS NOT NULL`)
  const readings = orders.map((order) => ({
    order,
    impossible: row[`impossible_${order}`] as number,
    example: row[`example_${order}`] as string | null,
    years: (row[`years_${order}`] ?? 0) as number,
  }))
  return { rows: row['rows'] as number, alike: row['alike'] === true, readings }
}

/** A few rows among many may be slips, but not where they are a good part of one file. */
async function refuseOtherOrder(
  store: Store,
  name: string,
  relation: string,
  files: readonly string[],
  [order, other]: readonly [PartOrder, PartOrder],
  layoutIn: (order: PartOrder) => DateLayout,
): Promise<void> {
  const [contrary] = await store.rows<{ file: number; impossible: number; example: string }>(`
    SELECT file::INTEGER AS file, count(*)::INTEGER AS impossible, min(x) AS example FROM (
      SELECT file, x, ${dayExpression(layoutIn(order))} AS day, ${dayExpression(layoutIn(other))} AS other_day
      FROM (${relation}))
    WHERE day IS NULL AND other_day IS NOT NULL GROUP BY file HAVING impossible >= ${FEWEST_CONTRARY}
    ORDER BY impossible DESC, file LIMIT 1`)
  if (!contrary) return
  const { rows } = await store.row<{ rows: number }>(
    `SELECT count(x)::INTEGER AS rows FROM (${relation}) WHERE file = ${contrary.file}`,
  )
  if (contrary.impossible < rows * CONTRARY_SHARE) return
  throw new SourceError(
    `column ${name} is ${ORDER_WORDS[other]} in ${files[contrary.file]} (${contrary.impossible} of ${rows} dates, such as ${contrary.example}) and ${ORDER_WORDS[order]} in the other files; export it like the others, or make runs of their own`,
  )
}

function dayExpression(layout: DateLayout): string {
  return `(${layoutExpression('x', layout, undefined)})::DATE`
}

function contradiction(name: string, readings: readonly Reading[]): string {
  const examples = readings.slice(0, 2).map(({ order, example }) => `${example} cannot be ${ORDER_WORDS[order]}`)
  return `column ${name} holds dates of several orders (${examples.join(', ')}); say with --date-format which one counts, other rows are then set aside`
}

function question(name: string, example: string, possible: readonly Reading[]): string {
  const form = simpleForm(example) ?? { month: '%m', between: ['/', '/'], clock: '' }
  const isShort = !/\d{4}/.test(example)
  const formats = possible.map(
    ({ order }) => `--date-format "${strptimeFormat(form, order, isShort)}" if the ${FIRST_PART[order]} comes first`,
  )
  return `column ${name} holds dates such as ${JSON.stringify(example)}, and nothing in the file tells their order; say ${formats.join(', ')}`
}

const FIRST_PART = { dmy: 'day', mdy: 'month', ymd: 'year' } as const
