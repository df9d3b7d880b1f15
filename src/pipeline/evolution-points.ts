import type { EvolutionStep } from './evolution-plan.ts'
import type { SegmentEvents } from './follow-segments.ts'
import type { StepFlows, StepSums } from './measure-step.ts'

/** One segment at one step. */
export interface EvolutionSegment {
  readonly segment: string
  readonly customers: number
  /** Of the customers of the step; null when there are none. */
  readonly share: number | null
  /** Exact decimal, what these customers brought within the window; null without amounts. */
  readonly revenue: string | null
  readonly revenueShare: number | null
  /** The same within the step alone. */
  readonly stepRevenue: string | null
  readonly stepRevenueShare: number | null
}

/** A step: who is there on its date, and what happened since the date before. */
export interface EvolutionPoint extends EvolutionStep, Omit<StepFlows, 'spent'> {
  readonly customers: number
  readonly buyers: number
  readonly orders: number
  /** Exact decimal; null without amounts. */
  readonly stepRevenue: string | null
  /** The part of `stepRevenue` that is in no segment: returns of customers without an order in the window. */
  readonly unplacedRevenue: string | null
  /** In the order of `Evolution.segments`. */
  readonly segments: readonly EvolutionSegment[]
  /** Population stability index against the customers of the day of the segments, or under `refit` of the step before. */
  readonly drift: Readonly<Record<'recency' | 'orders' | 'revenue' | 'sizes', number | null>>
  /** Null unless the segments were made anew and followed. */
  readonly events: SegmentEvents | null
}

/** A step as it was measured, before names have their order. */
export type RawPoint = Omit<EvolutionPoint, 'segments' | 'stepRevenue' | 'unplacedRevenue'> &
  Pick<StepFlows, 'spent'> & {
    /** By place in the list of names. */
    readonly sums: ReadonlyMap<number, StepSums>
    readonly hasAmounts: boolean
  }

/** Names by revenue per customer, those who are in no cluster last; names that never held anybody are left out. */
export function inOrder(
  names: readonly string[],
  raw: readonly RawPoint[],
): { segments: string[]; points: EvolutionPoint[] } {
  const held = Array.from(names.keys()).filter((state) => raw.some(({ sums }) => sums.has(state)))
  const worth = (state: number): number => {
    const at = raw.findLast(({ sums }) => sums.has(state))!
    const { revenue, customers } = at.sums.get(state)!
    return names[state] === 'Unclustered' ? Number.NEGATIVE_INFINITY : Number(revenue) / customers
  }
  const isThere = (state: number): number => (raw.at(-1)!.sums.has(state) ? 1 : 0)
  const order = held.toSorted((a, b) => isThere(b) - isThere(a) || worth(b) - worth(a) || a - b)
  return { segments: order.map((state) => names[state]!), points: raw.map((point) => toPoint(point, order, names)) }
}

function toPoint(
  { sums, hasAmounts, spent, ...point }: RawPoint,
  order: readonly number[],
  names: readonly string[],
): EvolutionPoint {
  const money = (text: string | undefined): string | null => (hasAmounts ? (text ?? '0') : null)
  const part = (value: string | null, total: number): number | null =>
    value === null || !(total > 0) ? null : Number(value) / total
  const all = [...sums.values()]
  const total = (of: 'revenue' | 'stepRevenue'): number =>
    all.reduce((sum, one) => sum + (one.label < 0 ? 0 : Number(one[of])), 0)
  const [revenueOfAll, stepOfAll] = [total('revenue'), total('stepRevenue')]
  return {
    ...point,
    stepRevenue: money(spent),
    unplacedRevenue: money(sums.get(-1)?.stepRevenue),
    segments: order.map((state) => {
      const at = sums.get(state)
      const [revenue, stepRevenue] = [money(at?.revenue), money(at?.stepRevenue)]
      const customers = at?.customers ?? 0
      return {
        ...{ segment: names[state]!, customers, share: point.customers > 0 ? customers / point.customers : null },
        ...{ revenue, revenueShare: part(revenue, revenueOfAll) },
        ...{ stepRevenue, stepRevenueShare: part(stepRevenue, stepOfAll) },
      }
    }),
  }
}
