import {
  type CustomerFilter,
  type CustomerPage,
  type CustomerRow,
  type DensityView,
  MEASURES,
  type Measure,
  type SegmentView,
  type SelectionView,
  type Sort,
} from '../api/customers.ts'
import { filterToWords } from '../api/filter-words.ts'
import { segmentSlugs } from '../api/segment-slugs.ts'
import { sum } from '../numeric/sum.ts'
import { quartiles } from '../profiles/quartiles.ts'
import type { ReportInput } from '../report/input/report-input.ts'
import type { ReportSegment } from '../report/input/report-segment.ts'
import type { Store } from '../store/store.ts'
import { customerRows } from './customer-rows.ts'
import { type CustomerTable, isMoney } from './customer-table.ts'
import { type DensityGrid, density } from './density.ts'
import { matchCustomers } from './match-customers.ts'
import { Recent } from './recent.ts'
import { medianOf } from './select-nth.ts'
import { sortOrder } from './sort-order.ts'

/** Which page of customers. */
export interface PageWish {
  readonly sort: Sort
  readonly descending: boolean
  readonly offset: number
  readonly limit: number
}

/** What the customers of a filter are in all. */
interface Matched {
  readonly mask: Uint8Array
  readonly total: number
  readonly revenue: number | null
}

const KEPT_FILTERS = 8
const KEPT_ORDERS = 6
const FIRST_CUSTOMERS = 10

/** A finished run whose customers can be asked about: filtered, sorted, counted. */
export class ExploredRun {
  readonly table: CustomerTable
  readonly slugOf: ReadonlyMap<number, string>
  readonly #store: Store
  readonly #report: ReportInput
  readonly #logDays: boolean
  readonly #clusterOf: ReadonlyMap<string, number>
  readonly #matched = new Recent<Matched>(KEPT_FILTERS)
  readonly #orders = new Recent<Uint32Array | null>(KEPT_ORDERS)

  /** `logDays`: whether customers were compared by the logarithms of their measures. */
  constructor(store: Store, table: CustomerTable, report: ReportInput, logDays: boolean) {
    this.#logDays = logDays
    this.table = table
    this.#store = store
    this.#report = report
    const slugs = segmentSlugs(report.segments.map(({ name }) => name))
    this.slugOf = new Map(report.segments.map(({ cluster }, i) => [cluster, slugs[i]!]))
    this.#clusterOf = new Map(report.segments.map(({ cluster }, i) => [slugs[i]!, cluster]))
  }

  async page(filter: CustomerFilter, { sort, descending, offset, limit }: PageWish): Promise<CustomerPage> {
    const { mask, total, revenue } = await this.#match(filter)
    const order = await this.#orders.get(`${descending ? '-' : ''}${sort}`, async () =>
      sortOrder(this.table, sort, descending),
    )
    const rows: number[] = []
    let skipped = 0
    for (let place = 0; place < mask.length && rows.length < limit && offset < total; place++) {
      const at = order ? order[place]! : place
      if (mask[at] === 1 && skipped++ >= offset) rows.push(at)
    }
    return { total, revenue, offset, rows: await this.#rows(rows) }
  }

  async selection(filter: CustomerFilter): Promise<SelectionView> {
    const { mask, total, revenue } = await this.#match(filter)
    const { measures, hasAmounts, n } = this.table.base
    const counts = countOf(this.table.marks.cluster, mask)
    const median = (measure: Measure): number | null =>
      hasAmounts || !isMoney(measure) ? medianOf(take(measures[measure], mask, total)) : null
    return {
      customers: total,
      share: total / n,
      revenue,
      revenueShare: shareOf(revenue, this.#report.revenue),
      medians: {
        recency: median('recency'),
        orders: median('orders'),
        revenue: median('revenue'),
        averageOrderValue: median('averageOrderValue'),
        tenure: median('tenure'),
      },
      segments: this.#report.segments.flatMap(({ cluster: c, name }) => {
        const customers = counts.get(c) ?? 0
        return customers === 0 ? [] : [{ slug: this.slugOf.get(c)!, name, customers }]
      }),
    }
  }

  density(grid: DensityGrid): Promise<DensityView> {
    return density(this.#store, this.table, grid, this.#logDays)
  }

  /** Null when there is no such segment. `watch` comes from the run's own record of its segments. */
  async segment(slug: string, watch: string | null): Promise<SegmentView | null> {
    const segment = this.#report.segments.find(({ cluster }) => this.slugOf.get(cluster) === slug)
    if (!segment) return null
    const { mask, total } = await this.#match({ segment: [slug] })
    const { base, marks } = this.table
    const sort = base.hasAmounts ? 'revenue' : 'orders'
    const first = await this.page({ segment: [slug] }, { sort, descending: true, offset: 0, limit: FIRST_CUSTOMERS })
    return {
      ...factsOf(segment),
      slug,
      watch,
      profile: this.#profile(mask, total),
      rules: [...countOf(marks.rule, mask)]
        .map(([rule, customers]) => ({ name: marks.ruleNames[rule]!, customers }))
        .sort((a, b) => b.customers - a.customers || (a.name < b.name ? -1 : 1)),
      first: first.rows,
    }
  }

  /** Rows of the table that a filter lets through, in its order, which is that of the ids. */
  async places(filter: CustomerFilter): Promise<Int32Array> {
    const { mask, total } = await this.#match(filter)
    const places = new Int32Array(total)
    let filled = 0
    for (let i = 0; i < mask.length; i++) if (mask[i] === 1) places[filled++] = i
    return places
  }

  #rows(rows: readonly number[]): Promise<CustomerRow[]> {
    return customerRows(this.#store, this.table, rows, this.slugOf)
  }

  #match(filter: CustomerFilter): Promise<Matched> {
    return this.#matched.get(filterToWords(filter).toString(), async () => {
      const mask = await matchCustomers(this.table, filter, this.#clusterOf)
      let total = 0
      for (const kept of mask) total += kept
      const { hasAmounts, measures } = this.table.base
      return { mask, total, revenue: hasAmounts ? cents(sum(take(measures.revenue, mask, total))) : null }
    })
  }

  #profile(mask: Uint8Array, total: number): SegmentView['profile'] {
    const profile = []
    const { base } = this.table
    for (const measure of MEASURES) {
      if (isMoney(measure) && !base.hasAmounts) continue
      profile.push({
        measure,
        segment: percentiles(take(base.measures[measure], mask, total).sort()),
        everybody: percentiles(base.ascending(measure)),
      })
    }
    return profile
  }
}

function factsOf(segment: ReportSegment): Omit<SegmentView, 'slug' | 'watch' | 'profile' | 'rules' | 'first'> {
  const { name, cluster, rank, customers, share, revenue, revenueShare } = segment
  const { whyNamed, action, reason, repeatRate, averageOrderValue } = segment
  return {
    ...{ name, cluster, rank, customers, share, revenue, revenueShare },
    ...{ whyNamed, action, reason, repeatRate, averageOrderValue },
  }
}

/** How many of the masked rows have each value, -1 or more; values that none has are left out. */
function countOf(values: Int32Array, mask: Uint8Array): Map<number, number> {
  const counts: number[] = []
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 1) counts[values[i]! + 1] = (counts[values[i]! + 1] ?? 0) + 1
  }
  return new Map(counts.flatMap((count, i) => (count > 0 ? [[i - 1, count] as const] : [])))
}

function take(values: Float64Array, mask: Uint8Array, total: number): Float64Array {
  const taken = new Float64Array(total)
  let filled = 0
  for (let i = 0; i < mask.length; i++) if (mask[i] === 1) taken[filled++] = values[i]!
  return taken
}

function percentiles(ascending: Float64Array): { p25: number; p50: number; p75: number } {
  const { lower, median, upper } = quartiles(ascending)
  return { p25: lower, p50: median, p75: upper }
}

function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole <= 0 ? null : part / whole
}

/** Sums of exact decimals of 6 places, freed of what doubles add behind these. */
function cents(value: number): number {
  return Math.abs(value) < 1e9 ? Number(value.toFixed(6)) : value
}
