import { measureDrift, stabilityIndex } from '../evidence/population-stability.ts'
import type { Stages } from '../evidence/split-moves.ts'
import { type CustomerColumns, takeCustomers } from '../rfm/customers.ts'
import { adjustedRandIndex } from '../selection/adjusted-rand-index.ts'
import type { Comparison } from './comparison-record.ts'
import type { States } from './comparison-states.ts'
import { type People, rowsWhere } from './people-of-both-days.ts'
import type { PlacedLater } from './place-later.ts'

type Drift = Comparison['drift']

/** How far the customers, the sizes of segments and the segments themselves have moved. */
export function driftOf(people: People, placed: PlacedLater, states: States, stages: Stages): Drift {
  const { earlier, later, there, byEarlier, byLater } = placed
  const k = earlier.names.length
  const elsewhere = byEarlier.filter((label, i) => label !== states.ofLater[byLater[i]!]!)
  return {
    measures: measureDrifts(takeCustomers(people.earlier, rowsWhere(people.inEarlier)), placed.customers),
    sizes: stabilityIndex(shares(stages.before, k), shares(byEarlier, k)),
    relabelled: elsewhere.length / (there.length || 1),
    agreement: adjustedRandIndex(byEarlier, k, byLater, later.names.length),
  }
}

function measureDrifts(before: CustomerColumns, after: CustomerColumns): Drift['measures'] {
  return {
    recency: measureDrift(before.recencyDays, after.recencyDays),
    orders: measureDrift(before.orderCount, after.orderCount),
    revenue: before.revenue && after.revenue ? measureDrift(before.revenue, after.revenue) : null,
  }
}

/** Shares of the first k labels among those who have one of them. */
function shares(labels: Int32Array, k: number): number[] {
  const counts = new Array<number>(k).fill(0)
  for (const label of labels) if (label < k) counts[label]!++
  const total = counts.reduce((all, size) => all + size, 0)
  return counts.map((size) => (total > 0 ? size / total : 0))
}
