import type { Run } from './run.ts'

/** Customers by segment of the rule map (rows, in the order of `rules`) and by cluster (columns, in the order of `segments`). */
export function crossTable({ rules, segments, ruleSegmentation, clustering }: Run): number[][] {
  const row = new Map(rules.map((rule, i) => [rule.segment, i]))
  const column = new Map(segments.map((segment, i) => [segment.cluster, i]))
  const wide = clustering.k + 1
  const counts = new Uint32Array(wide * ruleSegmentation.map.segments.length)
  for (let i = 0; i < clustering.labels.length; i++) {
    counts[ruleSegmentation.segmentOf[i]! * wide + clustering.labels[i]! + 1]!++
  }
  const table = rules.map(() => segments.map(() => 0))
  for (const [rule, name] of ruleSegmentation.map.segments.entries()) {
    for (const [cluster, c] of column) {
      const customers = counts[rule * wide + cluster + 1]!
      if (customers > 0) table[row.get(name)!]![c] = customers
    }
  }
  return table
}
