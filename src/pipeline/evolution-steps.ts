import { SourceError } from '../base/errors.ts'
import { throwIfAborted } from '../base/progress.ts'
import { measureDrift, stabilityIndex } from '../evidence/population-stability.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import type { Store } from '../store/store.ts'
import type { RunContext } from './context.ts'
import type { EvolutionAsked, EvolutionStep } from './evolution-plan.ts'
import type { EvolutionPoint, RawPoint } from './evolution-points.ts'
import { beginSegments, type Followed, followSegments, type SegmentEvents } from './follow-segments.ts'
import type { MeasuredShop } from './measure-shop.ts'
import { customersAt, measureStep, prepareSteps } from './measure-step.ts'
import type { SegmentOptions } from './segment-options.ts'
import { placerOf, type View } from './snapshot.ts'
import { underStage } from './under-stage.ts'
import { yardstickOf } from './yardstick-of.ts'

/** How segments come about. */
export interface Fitting {
  readonly shop: MeasuredShop
  readonly options: Omit<SegmentOptions, 'asOf'> & Pick<EvolutionAsked, 'windowDays'>
  readonly view: View
  readonly fitAt: string | null
}

/** Segments in force, the customers and sizes that drift is counted from. */
interface Reference {
  readonly followed: Followed
  readonly customers: CustomerColumns
  readonly sizes: readonly number[]
}

/** Goes from step to step: segments in force, who is in them, what the step did. */
export async function followSteps(
  store: Store,
  steps: readonly EvolutionStep[],
  fitting: Fitting,
  context: RunContext,
): Promise<{ names: readonly string[]; raw: readonly RawPoint[] }> {
  const { shop, options, view, fitAt } = fitting
  const { hasAmounts } = shop.cleaned
  const { windowDays } = options
  const names: string[] = []
  let reference = fitAt === null ? null : await fitOnce(store, fitAt, fitting, names, context)
  await prepareSteps(store, { from: steps[0]!.from, windowDays })
  const points: RawPoint[] = []
  for (const [i, step] of steps.entries()) {
    const within = underStage(context, `measuring ${step.date}`, i / steps.length)
    throwIfAborted(context.signal)
    const customers = await customersAt(store, { date: step.date, windowDays, hasAmounts })
    let events: SegmentEvents | null = null
    let sizesByEarlier: readonly number[] | null = null
    let followed = reference?.followed ?? null
    if (fitAt === null && customers.n > 0) {
      const placer = placerOf(await yardstickOf(customers, step.date, shop, options, within), view)
      const known = followed && followSegments(followed, placer, customers, { names, view, date: step.date })
      followed = known?.followed ?? beginSegments(placer, names)
      events = known?.events ?? null
      sizesByEarlier = known?.sizesByEarlier ?? null
    }
    const labels = followed && customers.n > 0 ? statesOf(followed, customers) : new Int32Array(customers.n)
    const { flows, sums } = await measureStep(store, step, labels)
    const total = (of: 'buyers' | 'stepOrders'): number => sums.reduce((all, sum) => all + sum[of], 0)
    points.push({
      ...{ ...step, ...flows, customers: customers.n, hasAmounts, events },
      ...{ buyers: total('buyers'), orders: total('stepOrders') },
      sums: new Map(sums.map((sum) => [sum.label, sum])),
      drift: driftOf(reference, customers, sizesByEarlier ?? sizesOf(labels)),
    })
    const sizes = sizesOf(labels)
    if (fitAt === null && followed !== null && customers.n > 0) reference = { followed, customers, sizes }
  }
  return { names, raw: points }
}

async function fitOnce(
  store: Store,
  fitAt: string,
  { shop, options, view }: Fitting,
  names: string[],
  context: RunContext,
): Promise<Reference> {
  const { windowDays } = options
  const customers = await customersAt(store, { date: fitAt, windowDays, hasAmounts: shop.cleaned.hasAmounts })
  if (customers.n === 0) {
    const window = windowDays === undefined ? '' : `in the ${windowDays} days `
    throw new SourceError(`nobody had ordered ${window}before ${fitAt}; choose another day with --fit-at`)
  }
  const within = underStage(context, `segmenting as of ${fitAt}`)
  const placer = placerOf(await yardstickOf(customers, fitAt, shop, options, within), view)
  const followed = beginSegments(placer, names)
  return { followed, customers, sizes: sizesOf(statesOf(followed, customers)) }
}

function statesOf({ placer, stateOf }: Followed, customers: CustomerColumns): Int32Array {
  return placer.place(customers).map((label) => stateOf[label]!)
}

function sizesOf(labels: Int32Array): number[] {
  const sizes: number[] = []
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1
  return Array.from(sizes, (size) => size ?? 0)
}

/** @param now sizes of the segments of the reference, filled with the customers. */
function driftOf(
  reference: Reference | null,
  customers: CustomerColumns,
  now: readonly number[],
): EvolutionPoint['drift'] {
  if (reference === null || customers.n === 0) return { recency: null, orders: null, revenue: null, sizes: null }
  const { customers: before } = reference
  const states = Math.max(now.length, reference.sizes.length)
  const shares = (sizes: readonly number[], n: number): number[] =>
    Array.from({ length: states }, (_, state) => (sizes[state] ?? 0) / n)
  return {
    recency: measureDrift(before.recencyDays, customers.recencyDays),
    orders: measureDrift(before.orderCount, customers.orderCount),
    revenue: before.revenue && customers.revenue ? measureDrift(before.revenue, customers.revenue) : null,
    sizes: stabilityIndex(shares(reference.sizes, before.n), shares(now, customers.n)),
  }
}
