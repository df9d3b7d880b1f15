import type { ComparedSegment, ComparisonView } from '../api/comparison.ts'
import { segmentSlugs } from '../api/segment-slugs.ts'
import type { Crossing } from '../explore/cross-customers.ts'
import type { ReportInput } from '../report/input/report-input.ts'
import { adjustedRandIndex } from '../selection/adjusted-rand-index.ts'
import { settingsOf } from './run-settings.ts'
import type { StoredRun } from './stored-run.ts'

/** Two runs side by side, from how many customers are where in both. */
export function compareRuns(from: StoredRun, to: StoredRun, { cells, onlyFrom, onlyTo }: Crossing): ComparisonView {
  const [before, after] = [from.report.segments, to.report.segments]
  const row = new Map(before.map(({ cluster }, i) => [cluster, i]))
  const column = new Map(after.map(({ cluster }, i) => [cluster, i]))
  const matrix = before.map(() => after.map(() => 0))
  const common = cells.reduce((all, { customers }) => all + customers, 0)
  const labels = { from: new Int32Array(common), to: new Int32Array(common) }
  let filled = 0
  let moved = 0
  let movedRevenue = 0
  for (const { from: a, to: b, customers, revenue } of cells) {
    const [i, j] = [row.get(a)!, column.get(b)!]
    matrix[i]![j] = customers
    labels.from.fill(i, filled, filled + customers)
    labels.to.fill(j, filled, filled + customers)
    filled += customers
    if (before[i]!.name === after[j]!.name) continue
    moved += customers
    movedRevenue += revenue
  }
  return {
    ...{ from: from.run, to: to.run, common, onlyFrom, onlyTo, moved, matrix },
    movedRevenue: to.report.revenue === null ? null : movedRevenue,
    segmentsFrom: comparedSegments(from.report),
    segmentsTo: comparedSegments(to.report),
    settings: differences(from, to),
    adjustedRandIndex: common === 0 ? null : adjustedRandIndex(labels.from, before.length, labels.to, after.length),
  }
}

function comparedSegments({ segments }: ReportInput): ComparedSegment[] {
  const slugs = segmentSlugs(segments.map(({ name }) => name))
  return segments.map(({ name, customers, revenue }, i) => ({ slug: slugs[i]!, name, customers, revenue }))
}

/** Settings that were given differently, and what follows from them where they were not given. */
function differences(from: StoredRun, to: StoredRun): ComparisonView['settings'] {
  const [a, b] = [factsOf(from), factsOf(to)]
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return names.flatMap((name) => {
    const [before, now] = [textOf(a[name]), textOf(b[name])]
    return before === now ? [] : [{ name, from: before, to: now }]
  })
}

function factsOf({ json, report }: StoredRun): Record<string, unknown> {
  const { chosen, options } = json
  return {
    source: report.sources.join(', '),
    ...settingsOf(options),
    asOf: report.asOf,
    method: chosen.method,
    k: chosen.k,
  }
}

function textOf(value: unknown): string {
  if (value === undefined) return 'default'
  if (Array.isArray(value)) return value.join(', ')
  return String(value)
}
