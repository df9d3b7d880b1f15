import { basename } from 'node:path'
import type { RunCard } from '../api/run-view.ts'
import type { RunJson } from './run-json.ts'
import type { StoredRun } from './stored-run.ts'

/** A run as it stands in the list of runs. */
export function runCard({ run, json, report, writtenAt, changedFrom }: StoredRun): RunCard {
  return {
    run,
    name: [...new Set(report.sources)].join(', '),
    asOf: report.asOf,
    customers: report.customers,
    revenue: report.revenue,
    currency: report.currency,
    method: json.chosen.method,
    k: json.chosen.k,
    segments: report.segments.map(({ name }) => name),
    ...{ writtenAt, changedFrom },
    problem: null,
  }
}

/** A result that was written before there was a report.json, and so cannot be shown. */
export function olderCard(run: string, json: RunJson, writtenAt: string): RunCard {
  const names = json.sources.map(({ path }) => basename(path))
  return {
    run,
    name: [...new Set(names)].join(', '),
    asOf: json.asOf,
    customers: json.customers,
    revenue: json.revenue,
    currency: json.currency,
    method: json.chosen.method,
    k: json.chosen.k,
    segments: json.segments.map(({ segment }) => segment),
    ...{ writtenAt, changedFrom: null },
    problem: `its report.json is missing, as in results of earlier versions, or damaged; make it again with clientele segment ${names[0] ?? ''}, or drop its source here`,
  }
}
