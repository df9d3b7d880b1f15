import { REASONS } from '../base/reasons.ts'
import { definitionsOf } from './definitions.ts'
import { featureJson } from './feature-json.ts'
import type { Run, RunSummary } from './run.ts'
import type { ShopSummary } from './shop-summary.ts'
import { valueJson } from './value-json.ts'
import { VERSION } from './version.ts'

/** What run.json says about the shop itself, in the order in which people read it. */
export function shopJson(run: ShopSummary, command: string): Record<string, unknown> {
  return {
    clientele: VERSION,
    command,
    sources: run.sources,
    columns: run.columns,
    grain: run.grain,
    asOf: run.asOf,
    rows: {
      read: run.rows.read,
      kept: run.rows.kept,
      rejected: Object.fromEntries(
        REASONS.filter((reason) => run.rows.rejected[reason]).map((reason) => [reason, run.rows.rejected[reason]]),
      ),
    },
    rejectedMoney: Object.fromEntries(
      REASONS.flatMap((reason) => {
        const money = run.rejectedMoney?.[reason]
        return money === undefined ? [] : [[reason, Number(money)]]
      }),
    ),
    customers: run.customers,
    orders: run.orders,
    revenue: run.revenue === null ? null : Number(run.revenue),
    revenueExact: run.revenue,
    currency: run.currency,
  }
}

/** What run.json holds of any result with segments. */
export function summaryJson(run: RunSummary, command: string, files: Record<string, string>): Record<string, unknown> {
  return {
    ...shopJson(run, command),
    definitions: Object.fromEntries(definitionsOf(run).map(({ term, text }) => [term, text])),
    scoring: run.scoring,
    segments: run.segments.map((segment) => ({
      ...segment,
      revenue: segment.revenue === null ? null : Number(segment.revenue),
    })),
    rules: run.rules.map((rule) => ({ ...rule, revenue: rule.revenue === null ? null : Number(rule.revenue) })),
    findings: run.findings,
    files,
  }
}

/** run.json of a segmentation. */
export function runJson(run: Run, command: string, files: Record<string, string>): Record<string, unknown> {
  const { clustering } = run
  const summary = summaryJson(run, command, files)
  return {
    ...summary,
    seed: run.seed,
    options: run.options,
    features: featureJson(clustering, run.customerColumns),
    selection: clustering.candidates.map(({ sizes, jaccards, names, merge, ...figures }) => ({
      ...figures,
      ...(merge && { mergeHeight: merge.height, mergeGap: merge.gap }),
      smallestShare: figures.smallest / run.customers,
      sizes,
      jaccards,
      lowestJaccard: jaccards.length > 0 ? Math.min(...jaccards) : null,
      distinctNames: names,
    })),
    chosen: {
      method: clustering.method,
      k: clustering.k,
      reason:
        clustering.choice?.sentence ??
        clustering.found ??
        (clustering.k === 1 ? 'there is one group' : `k = ${clustering.k} was asked for`),
      code: clustering.choice?.reason ?? null,
      agreement: clustering.choice?.agreement ?? null,
      judges: clustering.choice?.judges ?? [],
      admissible: clustering.choice?.admissible ?? [],
    },
    borneOut: run.borneOut,
    ...(run.values && { lifetimeValue: valueJson(run.values) }),
    timings: run.timings,
  }
}
