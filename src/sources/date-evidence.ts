import { isDeepStrictEqual } from 'node:util'
import { SourceError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import type { Store } from '../store/store.ts'
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

/** The layouts of the dates in a column, most frequent first, and what there is to say about them. */
export interface DateEvidence {
  readonly layouts: readonly DateLayout[]
  readonly findings: readonly Finding[]
}

/** Ways of writing that are looked at: a column of dates has a few dozen. */
const MOST_SHAPES = 2000
/** Forms that the engine's own reader tries one after the other before a pattern is faster. */
const MOST_FORMS = 4
/** Dates against an order that may be slips: at most this share, and this many times fewer than against the other. */
const SLIP_SHARE = 0.001
const SLIP_RATIO = 10
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
 * decades. Where nothing decides, the reader is asked.
 *
 * @throws SourceError naming --date-format when the order of day and month cannot be told.
 */
export async function findDateLayouts(store: Store, name: string, relation: string): Promise<DateEvidence> {
  const shapes = await store.rows<{ example: string; rows: bigint }>(`
    SELECT min(x) AS example, count(*) AS rows FROM (${relation}) WHERE x IS NOT NULL
    GROUP BY translate(x, '0123456789', '9999999999') ORDER BY rows DESC, example LIMIT ${MOST_SHAPES}`)
  const groups = groupShapes(shapes.map(({ example, rows }) => ({ example, rows: Number(rows) })))
  const isAlone = groups.length === 1
  const layouts: DateLayout[] = []
  const findings: Finding[] = []
  for (const group of groups) {
    const { layout, finding } = await decideLayout(store, name, relation, {
      ...group,
      simple: isAlone ? group.simple : undefined,
    })
    layouts.push(layout)
    if (finding) findings.push(finding)
  }
  return { layouts, findings }
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
  { seen, months, halfDays, simple, example, rows }: Group,
): Promise<{ layout: DateLayout; finding?: Finding }> {
  const tell = (words: string, severity: Finding['severity'] = 'info'): Finding => ({
    code: 'date-form',
    severity,
    count: rows,
    example,
    message: `${name} is read ${words}; if that is wrong, say --date-format`,
  })
  if (seen.kind === 'seconds') return { layout: seen, finding: tell('as Unix seconds, days by UTC') }
  if (seen.kind === 'milliseconds') return { layout: seen, finding: tell('as Unix milliseconds, days by UTC') }
  if (seen.kind === 'serial')
    return { layout: seen, finding: tell('as day numbers of a spreadsheet, 1 being 1 January 1900') }
  if (seen.kind !== 'parts') return { layout: seen }
  const layoutIn = (order: PartOrder): DateLayout => ({
    kind: 'parts',
    order,
    shortYear: seen.shortYear,
    months,
    halfDays,
    ...(simple && { simple }),
  })
  if (seen.order) return { layout: layoutIn(seen.order) }
  const { order, evidence, isSure } = await decideOrder(store, name, relation, {
    layoutIn,
    shortYear: seen.shortYear,
    example,
  })
  return {
    layout: layoutIn(order),
    finding: tell(`${ORDER_WORDS[order]}: ${evidence}`, isSure ? 'info' : 'warning'),
  }
}

const ORDER_WORDS = { ymd: 'year first', dmy: 'day first', mdy: 'month first' } as const

/** What a reading of the three numbers makes of the column. */
interface Reading {
  readonly order: PartOrder
  readonly impossible: number
  readonly example: string | null
  readonly changes: number
  /** Steps from row to row against the direction that most steps have. */
  readonly against: number
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
  { layoutIn, shortYear, example }: OpenOrder,
): Promise<Decision> {
  const orders: readonly PartOrder[] = shortYear ? ['dmy', 'mdy', 'ymd'] : ['dmy', 'mdy']
  const { rows, alike, readings } = await readAllOrders(store, relation, orders, layoutIn)
  const count = (n: number): string => n.toLocaleString('en-GB')
  const byExample = readings.toSorted((a, b) => a.impossible - b.impossible)
  const possible = readings.filter((reading) => reading.impossible <= Math.max(rows * SLIP_SHARE, 0))
  const [best, next] = byExample as [Reading, Reading]
  const isClear = best.impossible * SLIP_RATIO < next.impossible || best.impossible === 0
  if (possible.length === 0 || !isClear) throw new SourceError(contradiction(name, byExample))
  if (possible.length === 1) {
    const slips = best.impossible > 0 ? `, against ${count(best.impossible)} for it` : ''
    const evidence = `${count(next.impossible)} of ${count(rows)} dates, such as ${next.example}, have no other reading${slips}`
    return { order: best.order, evidence, isSure: true }
  }
  if (alike && !shortYear)
    return { order: 'dmy', evidence: 'day and month are the same number in all dates', isSure: true }
  const narrow = possible.filter(({ years }) => years <= PLAUSIBLE_YEARS)
  if (shortYear && narrow.length === 1 && possible.every((one) => one === narrow[0] || one.years >= DOUBTFUL_YEARS)) {
    const evidence = `dates lie within ${narrow[0]!.years || 1} ${narrow[0]!.years > 1 ? 'years' : 'year'}, any other reading stretches over decades`
    return { order: narrow[0]!.order, evidence, isSure: false }
  }
  const [orderly, second] = possible.toSorted((a, b) => a.against / a.changes - b.against / b.changes) as [
    Reading,
    Reading,
  ]
  const isOrderly = orderly.changes >= FEWEST_CHANGES && orderly.against <= orderly.changes * ORDERLY_SHARE
  if (isOrderly && second.against >= Math.max(3, second.changes * DISORDERLY_SHARE)) {
    const evidence = `rows are then in order of time, otherwise ${count(second.against)} of ${count(second.changes)} steps go back`
    return { order: orderly.order, evidence, isSure: false }
  }
  throw new SourceError(question(name, example, possible))
}

/** Reads the column in each of the orders, in one pass. */
async function readAllOrders(
  store: Store,
  relation: string,
  orders: readonly PartOrder[],
  layoutIn: (order: PartOrder) => DateLayout,
): Promise<{ rows: number; alike: boolean; readings: Reading[] }> {
  const days = orders.map((order) => `(${layoutExpression('x', layoutIn(order), undefined)})::DATE AS day_${order}`)
  const steps = orders.map((order) => `lag(day_${order}) OVER () AS last_${order}`)
  const figures = orders.map((order) => {
    const [day, last] = [`day_${order}`, `last_${order}`]
    return `count(*) FILTER (${day} IS NULL) AS impossible_${order}, min(x) FILTER (${day} IS NULL) AS example_${order},
      count(*) FILTER (${day} <> ${last}) AS changes_${order}, count(*) FILTER (${day} < ${last}) AS falls_${order},
      year(max(${day})) - year(min(${day})) AS years_${order}`
  })
  const row = await store.row<Record<string, bigint | string | number | boolean | null>>(`
    SELECT count(*) AS rows, bool_and(day_dmy = day_mdy) AS alike, ${figures.join(', ')}
    FROM (SELECT *, ${steps.join(', ')} FROM (SELECT x, ${days.join(', ')} FROM (${relation}))
      WHERE coalesce(${orders.map((order) => `day_${order}`).join(', ')}) IS NOT NULL)`)
  const readings = orders.map((order): Reading => {
    const changes = Number(row[`changes_${order}`])
    const falls = Number(row[`falls_${order}`])
    return {
      order,
      impossible: Number(row[`impossible_${order}`]),
      example: row[`example_${order}`] as string | null,
      changes,
      against: Math.min(falls, changes - falls),
      years: Number(row[`years_${order}`]),
    }
  })
  return { rows: Number(row['rows']), alike: row['alike'] === true, readings }
}

function contradiction(name: string, readings: readonly Reading[]): string {
  const examples = readings.slice(0, 2).map(({ order, example }) => `${example} cannot be ${ORDER_WORDS[order]}`)
  return `column ${name} holds dates of several orders (${examples.join(', ')}); say with --date-format which one counts, other rows are then set aside`
}

function question(name: string, example: string, possible: readonly Reading[]): string {
  const form = simpleForm(example) ?? { between: ['/', '/'], clock: '' }
  const isShort = !/\d{4}/.test(example)
  const formats = possible.map(
    ({ order }) => `--date-format "${strptimeFormat(form, order, isShort)}" if the ${FIRST_PART[order]} comes first`,
  )
  return `column ${name} holds dates such as ${JSON.stringify(example)}, and nothing in the file tells their order; say ${formats.join(', ')}`
}

const FIRST_PART = { dmy: 'day', mdy: 'month', ymd: 'year' } as const
