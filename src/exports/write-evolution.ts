import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { csvCell, ratioText } from './csv-cell.ts'

/** What the tables of an evolution show of a step. Amounts are exact decimals, null without amounts. */
export interface EvolutionRow {
  readonly from: string
  readonly date: string
  readonly isWhole: boolean
  readonly customers: number
  readonly fresh: number
  readonly returned: number
  readonly lapsed: number
  readonly buyers: number
  readonly orders: number
  readonly stepRevenue: string | null
  readonly unplacedRevenue: string | null
  readonly drift: Readonly<Record<'recency' | 'orders' | 'revenue' | 'sizes', number | null>>
  readonly segments: readonly {
    readonly segment: string
    readonly customers: number
    readonly share: number | null
    readonly revenue: string | null
    readonly revenueShare: number | null
    readonly stepRevenue: string | null
    readonly stepRevenueShare: number | null
  }[]
}

export interface CohortRow {
  readonly month: string
  readonly customers: number
  readonly active: readonly number[]
}

const SEGMENTS = 'date,segment,customers,share,revenue,revenue_share,step_revenue,step_revenue_share'
const STEPS =
  'date,from,whole,customers,new,returned,lapsed,buyers,orders,step_revenue,unplaced_revenue,psi_recency,psi_orders,psi_revenue,psi_sizes'
const COHORTS = 'cohort,months_since,customers,active,share,whole,first_in_file'

/**
 * Writes evolution.csv (a row per date and segment), steps.csv (a row per date) and cohorts.csv (a row per month of first
 * order and month since, none for months that lie ahead).
 *
 * @param lastMonthIsWhole whether the log covers the last month of every cohort to its end.
 */
export async function writeEvolutionTables(
  points: readonly EvolutionRow[],
  cohorts: readonly CohortRow[],
  options: { readonly folder: string; readonly rawText: boolean; readonly lastMonthIsWhole: boolean },
): Promise<void> {
  const { folder, rawText, lastMonthIsWhole } = options
  const write = (name: string, header: string, lines: readonly string[]): Promise<void> =>
    writeFile(join(folder, name), `${[header, ...lines].join('\n')}\n`)
  await write(
    'evolution.csv',
    SEGMENTS,
    points.flatMap(({ date, segments }) =>
      segments.map((row) =>
        [
          ...[date, csvCell(row.segment, rawText), row.customers, ratioText(row.share)],
          ...[row.revenue ?? '', ratioText(row.revenueShare), row.stepRevenue ?? '', ratioText(row.stepRevenueShare)],
        ].join(','),
      ),
    ),
  )
  await write('steps.csv', STEPS, points.map(stepLine))
  await write(
    'cohorts.csv',
    COHORTS,
    cohorts.flatMap(({ month, customers, active }, cohort) =>
      active.map((count, age) => {
        const isWhole = age < active.length - 1 || lastMonthIsWhole
        return [month, age, customers, count, ratioText(count / customers), isWhole, cohort === 0].join(',')
      }),
    ),
  )
}

function stepLine(point: EvolutionRow): string {
  const { recency, orders, revenue, sizes } = point.drift
  return [
    ...[point.date, point.from, point.isWhole, point.customers, point.fresh, point.returned, point.lapsed],
    ...[point.buyers, point.orders, point.stepRevenue ?? '', point.unplacedRevenue ?? ''],
    ...[recency, orders, revenue, sizes].map(ratioText),
  ].join(',')
}
