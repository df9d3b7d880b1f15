import { SourceError } from '../../base/errors.ts'
import type { DateColumn, OpenDates } from './date-column.ts'
import { decisiveDates, ORDER_WORDS } from './date-finding.ts'
import type { PartOrder } from './date-layout.ts'
import type { OrderDecision } from './order-decision.ts'
import { orderInTime } from './order-in-time.ts'
import { type OrderReading, readInOrders } from './order-readings.ts'
import { refuseOtherOrder } from './refuse-other-order.ts'
import { simpleForm, strptimeFormat } from './simple-form.ts'

/** Dates against an order that may be slips: at most this share, and this many times fewer than against the other. */
const SLIP_SHARE = 0.001
const SLIP_RATIO = 10
/** Years that two-digit years may stretch over before a reading is doubted. */
const DOUBTFUL_YEARS = 20
const PLAUSIBLE_YEARS = 6

/**
 * Which of three numbers is the day: a number that can be no month decides; where there is none, years of two digits that
 * do not stretch over decades; else the one order in which rows are in order of time. Undefined where no text is a date.
 *
 * @throws SourceError naming --date-format when dates contradict each other or nothing decides.
 */
export async function decideOrder(column: DateColumn, dates: OpenDates): Promise<OrderDecision | undefined> {
  const orders: readonly PartOrder[] = dates.shortYear ? ['dmy', 'mdy', 'ymd'] : ['dmy', 'mdy']
  const { rows, alike, readings } = await readInOrders(column, orders, dates)
  if (rows === 0) return undefined
  const [best, next] = readings.toSorted((a, b) => a.impossible - b.impossible) as [OrderReading, OrderReading]
  if (best.impossible > 0) await refuseOtherOrder(column, [best.order, next.order], dates)
  if (best.impossible > Math.min(rows * SLIP_SHARE, next.impossible / SLIP_RATIO)) {
    throw new SourceError(contradiction(column.name, [best, next]))
  }
  if (next.impossible > 0) return byImpossibleDates(best, next, rows)
  if (alike && !dates.shortYear) return SAME_NUMBERS
  const possible = readings.filter(({ impossible }) => impossible === 0)
  const decision =
    (dates.shortYear ? byRange(possible) : undefined) ??
    (await orderInTime(
      column,
      possible.map(({ order }) => order),
      dates,
    ))
  if (!decision) throw new SourceError(question(column.name, dates.example, possible))
  return decision
}

const SAME_NUMBERS: OrderDecision = {
  order: 'dmy',
  evidence: 'day and month are the same number in all dates',
  isSure: true,
}

function byImpossibleDates(best: OrderReading, next: OrderReading, rows: number): OrderDecision {
  const slips = best.impossible.toLocaleString('en-GB')
  const against = best.impossible > 0 ? `, against ${slips} that have no other than one of these` : ''
  const evidence = `${decisiveDates(next.impossible, rows, next.example!)}${against}`
  return { order: best.order, evidence, isSure: true }
}

/** The one reading by which two-digit years do not stretch over decades. */
function byRange(possible: readonly OrderReading[]): OrderDecision | undefined {
  const [narrow, ...others] = possible.toSorted((a, b) => a.years - b.years) as [OrderReading, ...OrderReading[]]
  if (narrow.years > PLAUSIBLE_YEARS || others.some(({ years }) => years < DOUBTFUL_YEARS)) return undefined
  const span = narrow.years > 1 ? `${narrow.years} years` : 'a year'
  return { order: narrow.order, evidence: `dates lie within ${span}, else they stretch over decades`, isSure: false }
}

function contradiction(name: string, readings: readonly OrderReading[]): string {
  const examples = readings.map(({ order, example }) => `${example} cannot be ${ORDER_WORDS[order]}`)
  return `column ${name} holds dates of several orders (${examples.join(', ')}); say with --date-format which one counts, other rows are then set aside`
}

function question(name: string, example: string, possible: readonly OrderReading[]): string {
  const form = simpleForm(example) ?? { month: '%m', between: ['/', '/'], clock: '' }
  const isShort = !/\d{4}/.test(example)
  const formats = possible.map(
    ({ order }) => `--date-format "${strptimeFormat(form, order, isShort)}" if the ${FIRST_PART[order]} comes first`,
  )
  return `column ${name} holds dates such as ${JSON.stringify(example)}, and nothing in the file tells their order; say ${formats.join(', ')}`
}

const FIRST_PART = { dmy: 'day', mdy: 'month', ymd: 'year' } as const
