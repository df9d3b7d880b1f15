import { drawGamma } from '../numeric/draw-gamma.ts'
import { type Random, seededRandom } from '../numeric/random.ts'
import type { Buyers } from './buyers.ts'
import { type OrderModel, parametersOf } from './order-model.ts'
import { lengthIn, type Span, type TimeUnit } from './time.ts'

/** What chance draws from, and how far it goes. */
export interface SimulateOptions<Unit extends TimeUnit> {
  /** Default 42. */
  readonly seed?: number
  /** How long to go on after the end of observation. Default: not at all. */
  readonly ahead?: Span<Unit>
}

/**
 * Customers that behave exactly as the model says, one per age: their history until the end of observation, and how
 * often each buys in the time `ahead` after it. Times are not rounded to whole units. Same model, ages and seed, same
 * customers.
 *
 * @param ages one per customer, 0 or more, in the unit of the model; none give no customers.
 * @throws OptionError when the units differ or a parameter is not above 0.
 */
export function simulateBuyers<Unit extends TimeUnit>(
  model: OrderModel<Unit>,
  ages: Float64Array,
  options: SimulateOptions<Unit> = {},
): { buyers: Buyers<Unit>; later: Float64Array } {
  parametersOf(model)
  const { seed = 42, ahead } = options
  const extra = ahead === undefined ? 0 : lengthIn(model.unit, ahead)
  const random = seededRandom(seed, 5)
  const n = ages.length
  const [x, tx, later] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)]
  for (let i = 0; i < n; i++) {
    const age = ages[i]!
    const rate = (drawGamma(random, model.r) * model.r) / model.alpha
    const staysAfter = drawStopping(random, model)
    let time = 0
    while (staysAfter(time)) {
      time -= Math.log1p(-random()) / rate
      if (time > age + extra || staysAfter.until < time) break
      if (time > age) later[i]!++
      else {
        x[i]!++
        tx[i] = time
      }
    }
  }
  return { buyers: { n, unit: model.unit, x, tx, age: ages.slice() }, later }
}

/** Whether one customer stays after a purchase at a time; called once per purchase, the first being at 0. */
type StaysAfter = ((time: number) => boolean) & { readonly until: number }

function drawStopping(random: Random, model: OrderModel): StaysAfter {
  if (model.kind === 'pareto-nbd') {
    const until = (-Math.log1p(-random()) * model.beta) / (drawGamma(random, model.s) * model.s)
    return Object.assign(() => true, { until })
  }
  const { kind, a, b } = model
  const leaving = drawGamma(random, a) * a
  const chance = leaving / (leaving + drawGamma(random, b) * b)
  const stays = (time: number): boolean => (kind === 'bg-nbd' && time === 0) || random() >= chance
  return Object.assign(stays, { until: Number.POSITIVE_INFINITY })
}
