import { daysBetween } from '../base/calendar.ts'
import { StateError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { clusterFates } from '../evidence/cluster-fates.ts'
import { type Advice, keepOrRefit } from '../evidence/keep-or-refit.ts'
import { measureDrift, stabilityIndex } from '../evidence/population-stability.ts'
import { type Move, type NetChange, netChanges, type Stages, splitMoves } from '../evidence/split-moves.ts'
import { type CustomerColumns, takeCustomers } from '../rfm/customers.ts'
import { adjustedRandIndex } from '../selection/adjusted-rand-index.ts'
import type { Store } from '../store/store.ts'
import { type Placer, placerOf, type Snapshot, type View } from './snapshot.ts'

/** What became of one segment of the earlier day, or where one of the later day comes from. */
export interface SegmentIdentity {
  /** Name at the earlier day; null for a birth. */
  readonly before: string | null
  /** Name at the later day; null for a death. */
  readonly after: string | null
  /** Jaccard overlap on the later customers, 0..1; null without a partner. */
  readonly overlap: number | null
}

/** Two days of one shop: who moved between segments, and why. Plain data. */
export interface Comparison {
  readonly from: { readonly label: string; readonly asOf: string; readonly customers: number }
  readonly to: { readonly label: string; readonly asOf: string; readonly customers: number }
  readonly view: View
  /** The options that were given, as they were given. */
  readonly options: object
  /** Names of the states that moves and changes speak of: segments, then New, Returned and Lapsed. */
  readonly states: readonly string[]
  /** Customers by state before (row) and after (column), those who stayed included. */
  readonly matrix: readonly (readonly number[])[]
  readonly moves: readonly Move[]
  readonly changes: readonly NetChange[]
  readonly identities: readonly SegmentIdentity[]
  readonly splits: readonly { readonly from: string; readonly into: readonly string[] }[]
  readonly merges: readonly { readonly into: string; readonly from: readonly string[] }[]
  readonly drift: {
    /** Population stability index per measure, 0 and more; null without values. */
    readonly measures: Readonly<Record<'recency' | 'orders' | 'revenue', number | null>>
    readonly sizes: number
    /** Share of the later customers whom the two yardsticks place in different segments. */
    readonly relabelled: number
    /** Adjusted Rand index between the two placements of the later customers. */
    readonly agreement: number
  }
  readonly advice: Advice
  readonly findings: readonly Finding[]
}

/**
 * Compares two snapshots in one store. `agedTable` holds the customers of the earlier one as they would be at the later
 * day had nobody ordered since; without it they grow older by the days between.
 *
 * @throws StateError when the later snapshot lies before the earlier.
 */
export async function compareSnapshots(
  store: Store,
  from: Snapshot,
  to: Snapshot,
  options: { readonly view: View; readonly agedTable?: string },
): Promise<Comparison> {
  const { view } = options
  const elapsed = daysBetween(from.yardstick.asOf, to.yardstick.asOf)
  if (elapsed < 0) {
    throw new StateError(
      `${from.label} counts to ${from.yardstick.asOf}, after ${to.label} (${to.yardstick.asOf}); name the earlier first`,
    )
  }
  const people = await readPeople(store, from, to, options.agedTable ?? (await ageTable(store, from.table, elapsed)))
  const [earlier, later] = [placerOf(from.yardstick, view), placerOf(to.yardstick, view)]
  const there = rowsWhere(people.inLater)
  const laterCustomers = takeCustomers(people.later, there)
  const byEarlier = earlier.place(laterCustomers)
  const byLater = later.place(laterCustomers)
  const fates = clusterFates(byEarlier, earlier.names.length, byLater, later.names.length)
  const partner = view === 'rules' ? partnersByName(earlier, later) : fates.partner
  const states = statesOf(earlier, later, partner)
  const stages = stagesOf(people, { earlier, there, byEarlier, byLater }, states)
  const placed = { byEarlier, byLater: byLater.map((label) => states.ofLater[label]!) }
  const relabelled = placed.byEarlier.filter((label, i) => label !== placed.byLater[i]).length / (there.length || 1)
  const measures = drifts(takeCustomers(people.earlier, rowsWhere(people.inEarlier)), laterCustomers)
  const sizes = stabilityIndex(shares(stages.before, earlier.names.length), shares(byEarlier, earlier.names.length))
  const isRules = view === 'rules'
  const events = isRules ? 0 : fates.births.length + fates.deaths.length + fates.splits.length + fates.merges.length
  return {
    from: { label: from.label, asOf: from.yardstick.asOf, customers: count(people.inEarlier) },
    to: { label: to.label, asOf: to.yardstick.asOf, customers: there.length },
    view,
    options: { view },
    states: states.names,
    matrix: matrixOf(stages, states.names.length),
    moves: splitMoves(stages, states.names.length),
    changes: netChanges(stages, states.names.length),
    identities: identitiesOf(earlier, later, partner, isRules ? null : fates.overlap),
    splits: isRules
      ? []
      : fates.splits.map(({ from: a, into }) => ({ from: earlier.names[a]!, into: into.map((b) => later.names[b]!) })),
    merges: isRules
      ? []
      : fates.merges.map(({ into, from: all }) => ({
          into: later.names[into]!,
          from: all.map((a) => earlier.names[a]!),
        })),
    drift: {
      ...{ measures, sizes, relabelled },
      agreement: adjustedRandIndex(byEarlier, earlier.names.length, byLater, later.names.length),
    },
    advice: keepOrRefit({ measures, sizes, relabelled, events }),
    findings: otherDefinitions(from, to),
  }
}

/** Everybody of either day, in one order. Measures of customers who are not there at a day are 0. */
interface People {
  readonly earlier: CustomerColumns
  readonly aged: CustomerColumns
  readonly later: CustomerColumns
  readonly inEarlier: Float64Array
  readonly inAged: Float64Array
  readonly inLater: Float64Array
  /** 1 when the first order lies before the earlier day. */
  readonly knownBefore: Float64Array
}

async function ageTable(store: Store, table: string, days: number): Promise<string> {
  await store.run(`CREATE OR REPLACE TEMP VIEW aged_customers AS SELECT customer_id, recency_days + ${days} AS recency_days,
    order_count, revenue, tenure_days + ${days} AS tenure_days FROM ${table}`)
  return 'aged_customers'
}

async function readPeople(store: Store, from: Snapshot, to: Snapshot, aged: string): Promise<People> {
  const sides = ['a', 'g', 'b'] as const
  const measures = ['recency_days', 'order_count', 'revenue', 'tenure_days']
  const cells = sides.flatMap((side) => [
    `(${side}.customer_id IS NOT NULL)::INTEGER::DOUBLE AS in_${side}`,
    ...measures.map((name) => `coalesce(${side}.${name}, 0)::DOUBLE AS ${side}_${name}`),
  ])
  const known = `coalesce(b.first_order_at < DATE '${from.yardstick.asOf}', false)::INTEGER::DOUBLE AS known`
  const both = `FROM ${from.table} a FULL JOIN ${to.table} b ON a.customer_id = b.customer_id`
  const { n } = await store.row<{ n: bigint }>(`SELECT count(*) AS n ${both}`)
  const columns = await store.numbers(
    `SELECT ${[...cells, known].join(', ')} ${both} LEFT JOIN ${aged} g ON g.customer_id = a.customer_id
     ORDER BY ALL`,
    Number(n),
    cells.length + 1,
  )
  const hasAmounts = from.hasAmounts && to.hasAmounts
  const side = (at: number): CustomerColumns => {
    const [recencyDays, orderCount, revenue, tenureDays] = columns.slice(5 * at + 1, 5 * at + 5)
    return {
      n: Number(n),
      ...{ recencyDays: recencyDays!, orderCount: orderCount!, tenureDays: tenureDays!, orderDays: orderCount! },
      revenue: hasAmounts ? revenue! : undefined,
    }
  }
  const [earlier, agedThere, later] = [side(0), side(1), side(2)]
  return {
    ...{ earlier, aged: agedThere, later },
    ...{ inEarlier: columns[0]!, inAged: columns[5]!, inLater: columns[10]!, knownBefore: columns[15]! },
  }
}

interface States {
  readonly names: string[]
  /** State of each later segment: that of its partner, or one of its own. */
  readonly ofLater: Int32Array
  readonly fresh: number
  readonly returned: number
  readonly lapsed: number
}

function statesOf(earlier: Placer, later: Placer, partner: Int32Array): States {
  const names = [...earlier.names]
  const ofLater = new Int32Array(later.names.length).fill(-1)
  for (const [a, b] of partner.entries()) if (b >= 0) ofLater[b] = a
  for (const [b, state] of ofLater.entries()) {
    if (state >= 0) continue
    ofLater[b] = names.length
    names.push(names.includes(later.names[b]!) ? `${later.names[b]} (newly formed)` : later.names[b]!)
  }
  const [fresh, returned, lapsed] = [names.length, names.length + 1, names.length + 2]
  return { names: [...names, 'New', 'Returned', 'Lapsed'], ofLater, fresh, returned, lapsed }
}

function stagesOf(
  people: People,
  placed: { earlier: Placer; there: Uint32Array; byEarlier: Int32Array; byLater: Int32Array },
  { ofLater, fresh, returned, lapsed }: States,
): Stages {
  const { inEarlier, inAged, inLater, knownBefore } = people
  const { earlier, there, byEarlier, byLater } = placed
  const n = inEarlier.length
  const before = Int32Array.from({ length: n }, (_, i) => (knownBefore[i] === 1 ? returned : fresh))
  const aged = before.slice()
  const first = rowsWhere(inEarlier)
  const older = rowsWhere(inAged)
  for (const [at, label] of earlier.place(takeCustomers(people.earlier, first)).entries()) before[first[at]!] = label
  for (const i of first) aged[i] = lapsed
  for (const [at, label] of earlier.place(takeCustomers(people.aged, older)).entries()) {
    if (inLater[older[at]!] === 1) aged[older[at]!] = label
  }
  const behaved = new Int32Array(n).fill(lapsed)
  const after = new Int32Array(n).fill(lapsed)
  for (const [at, i] of there.entries()) {
    behaved[i] = byEarlier[at]!
    after[i] = ofLater[byLater[at]!]!
  }
  return { before, aged, behaved, after }
}

function partnersByName(earlier: Placer, later: Placer): Int32Array {
  return Int32Array.from(earlier.names, (name) => later.names.indexOf(name))
}

function identitiesOf(
  earlier: Placer,
  later: Placer,
  partner: Int32Array,
  overlap: Float64Array | null,
): SegmentIdentity[] {
  const known = earlier.names.map((before, a) => ({
    before,
    after: partner[a]! < 0 ? null : later.names[partner[a]!]!,
    overlap: partner[a]! < 0 || overlap === null ? null : overlap[a]!,
  }))
  const born = later.names.flatMap((after, b) => (partner.includes(b) ? [] : [{ before: null, after, overlap: null }]))
  return [...known, ...born]
}

function drifts(before: CustomerColumns, after: CustomerColumns): Comparison['drift']['measures'] {
  return {
    recency: measureDrift(before.recencyDays, after.recencyDays),
    orders: measureDrift(before.orderCount, after.orderCount),
    revenue: before.revenue && after.revenue ? measureDrift(before.revenue, after.revenue) : null,
  }
}

function matrixOf({ before, after }: Stages, states: number): number[][] {
  const matrix = Array.from({ length: states }, () => new Array<number>(states).fill(0))
  for (const [i, state] of before.entries()) matrix[state]![after[i]!]!++
  return matrix
}

/** Shares of the first k labels among those who have one of them. */
function shares(labels: Int32Array, k: number): number[] {
  const counts = new Array<number>(k).fill(0)
  for (const label of labels) if (label < k) counts[label]!++
  const total = counts.reduce((all, size) => all + size, 0)
  return counts.map((size) => (total > 0 ? size / total : 0))
}

function rowsWhere(flags: Float64Array): Uint32Array {
  return Uint32Array.from(flags.keys()).filter((i) => flags[i] === 1)
}

function count(flags: Float64Array): number {
  return rowsWhere(flags).length
}

function otherDefinitions(from: Snapshot, to: Snapshot): Finding[] {
  const differing = (['orders', 'refunds'] as const).filter((key) => from.yardstick[key] !== to.yardstick[key])
  if (differing.length === 0) return []
  const said = differing.map((key) => `${key} ${from.yardstick[key]} and ${to.yardstick[key]}`).join(', ')
  return [
    {
      code: 'other-definitions',
      severity: 'warning',
      message: `the two runs count differently (${said}); moves that come of it are shown as behaviour`,
    },
  ]
}
