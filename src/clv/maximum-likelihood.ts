import { bfgs, type Slope } from '../numeric/bfgs.ts'
import { symmetricEigen } from '../numeric/symmetric-eigen.ts'
import type { LogLikelihood } from './log-likelihood.ts'

/** What a search for the maximum has to show for itself. */
export interface Certificate {
  /**
   * `maximum`: flat, and curved downwards every way. `edge`: flat, but along one way the likelihood does not tell
   * parameters apart that differ manifold, so that one of them ran to the edge. `none`: no maximum was found.
   */
  readonly verdict: 'maximum' | 'edge' | 'none'
  /** Largest slope of the mean log-likelihood of a customer, per unit of the logarithm of a parameter. */
  readonly slope: number
  /** Least curvature of the log-likelihood over the logarithms of the parameters: 1 over the variance along that way. */
  readonly leastCurvature: number
  /** Place of the parameter that ran to the edge, else null. */
  readonly edge: number | null
}

export interface MaximumLikelihood {
  readonly parameters: Float64Array
  readonly logLikelihood: number
  /** d × d, of the logarithms of the parameters, from the observed information; ways that are flat are left out. */
  readonly covariance: Float64Array
  /** Of the parameters themselves; NaN for all of them unless the verdict is `maximum`. */
  readonly standardErrors: Float64Array
  readonly certificate: Certificate
  readonly iterations: number
}

export interface Search {
  readonly all: LogLikelihood
  /** The same over fewer customers, for choosing among starts; `all` where there are few. */
  readonly sample: LogLikelihood
  readonly customers: number
  readonly sampled: number
  /** Parameters to start from. */
  readonly starts: readonly (readonly number[])[]
  /** The usual size of each parameter: 1, or a typical time or amount. */
  readonly scales: readonly number[]
  /** Called before every evaluation with whether it is over all customers. */
  readonly turn: (whole: boolean) => Promise<void>
}

/** A slope of the mean that counts as flat. */
const FLAT = 1e-6
/** A curvature below this leaves the logarithm of some parameter uncertain by 5 and more: a factor of 150 either way. */
const LEAST_CURVATURE = 0.04
/**
 * A parameter beyond exp(±10) of its scale is on the edge: what lies beyond makes no difference that could be seen, and
 * is held back by a slight force, so that a likelihood that rises for ever ends somewhere. None goes beyond exp(±25).
 */
const EDGE = 10
const FORCE = 1e-3
/** What differences of slopes lose where parameters are that large, per customer. */
const EDGE_ROUNDING = 1e-3
const BOUND = 25
const DIFFERENCE = 1e-4
const POLISHES = 3
const SLIGHT = 1e-5

/**
 * The maximum of a likelihood over the logarithms of its parameters: every start runs on the sample, the best end is
 * carried on over all customers and polished by Newton's steps. The curvature is taken by central differences of the
 * exact slope.
 *
 * Source: Nocedal & Wright (2006), chapter 6; Efron & Hinkley (1978) for the observed information.
 */
export async function maximizeLikelihood(search: Search): Promise<MaximumLikelihood> {
  const { all, sample, customers, sampled, starts, scales, turn } = search
  const center = Float64Array.from(scales, Math.log)
  const whole = meanOf(all, customers, center)
  const part = sample === all ? whole : meanOf(sample, sampled, center)
  let best: Awaited<ReturnType<typeof bfgs>> | undefined
  for (const start of starts) {
    const from = Float64Array.from(start, (value, i) => Math.log(value) - center[i]!)
    const end = await bfgs(part, from, { tolerance: sample === all ? 1e-7 : 1e-5, turn: () => turn(sample === all) })
    if (best === undefined || end.value < best.value) best = end
  }
  let iterations = best!.iterations
  let { x, gradient } = best!
  if (sample !== all) {
    const inverse = inverseOf(await curvatureAt(part, x, () => turn(false)))
    const carried = await bfgs(whole, x, { inverse, turn: () => turn(true) })
    iterations += carried.iterations
    ;({ x, gradient } = carried)
  }
  const information = await curvatureAt(whole, x, () => turn(true))
  for (let i = 0; i < POLISHES; i++) {
    const step = newtonStep(information, gradient, customers)
    const next = x.map((value, c) => value + step[c]!)
    const slope = new Float64Array(x.length)
    await turn(true)
    whole(next, slope)
    if (!(largest(slope) < largest(gradient))) break
    ;[x, gradient] = [next, slope]
  }
  return conclude(x, gradient, information, iterations)

  function conclude(
    at: Float64Array,
    gradient: Float64Array,
    information: Float64Array,
    iterations: number,
  ): MaximumLikelihood {
    const d = at.length
    const { values, vectors } = symmetricEigen(information, d)
    const leastCurvature = values[0]! * customers
    const slope = largest(gradient)
    const flatWay = Array.from({ length: d }, (_, i) => Math.abs(vectors[i * d]!))
    const far = at.findIndex((value) => Math.abs(value) > EDGE)
    const isEdge = far >= 0 || leastCurvature < LEAST_CURVATURE
    const isFlat = slope <= FLAT && (far >= 0 ? values[0]! > -EDGE_ROUNDING : leastCurvature > -LEAST_CURVATURE)
    const verdict = !isFlat ? 'none' : isEdge ? 'edge' : 'maximum'
    const parameters = at.map((value, i) => Math.exp(value + center[i]!))
    const covariance = new Float64Array(d * d)
    for (let j = 0; j < d; j++) {
      const curvature = values[j]! * customers
      if (curvature < LEAST_CURVATURE) continue
      for (let i = 0; i < d; i++) {
        for (let k = 0; k < d; k++) covariance[i * d + k]! += (vectors[i * d + j]! * vectors[k * d + j]!) / curvature
      }
    }
    return {
      parameters,
      logLikelihood: all(parameters, new Float64Array(d)),
      covariance,
      standardErrors: parameters.map((value, i) =>
        verdict === 'maximum' ? value * Math.sqrt(covariance[i * d + i]!) : Number.NaN,
      ),
      certificate: {
        verdict,
        slope,
        leastCurvature,
        edge: !isEdge ? null : far >= 0 ? far : flatWay.indexOf(Math.max(...flatWay)),
      },
      iterations,
    }
  }
}

/** The mean negative log-likelihood over the logarithms of the parameters from their usual size, held back at the edge. */
function meanOf(likelihood: LogLikelihood, customers: number, center: Float64Array): Slope {
  const parameters = new Float64Array(center.length)
  return (x, gradient) => {
    for (let i = 0; i < x.length; i++) {
      if (!(Math.abs(x[i]!) < BOUND)) return Number.POSITIVE_INFINITY
      parameters[i] = Math.exp(x[i]! + center[i]!)
    }
    const value = likelihood(parameters, gradient)
    let held = 0
    for (let i = 0; i < x.length; i++) {
      const beyond = Math.max(0, Math.abs(x[i]!) - EDGE)
      held += FORCE * beyond * beyond
      gradient[i] = gradient[i]! / -customers + 2 * FORCE * beyond * Math.sign(x[i]!)
    }
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : held - value / customers
  }
}

/** The curvature of a function by central differences of its slope. */
async function curvatureAt(f: Slope, at: Float64Array, turn: () => Promise<void>): Promise<Float64Array> {
  const d = at.length
  const curvature = new Float64Array(d * d)
  for (let c = 0; c < d; c++) {
    const [up, down] = [new Float64Array(d), new Float64Array(d)]
    await turn()
    f(at.with(c, at[c]! + DIFFERENCE), up)
    await turn()
    f(at.with(c, at[c]! - DIFFERENCE), down)
    for (let i = 0; i < d; i++) {
      const value = (up[i]! - down[i]!) / (4 * DIFFERENCE)
      curvature[c * d + i]! += value
      curvature[i * d + c]! += value
    }
  }
  return curvature
}

/** The inverse of a curvature, ways that are nearly flat taken as slightly curved. */
function inverseOf(information: Float64Array): Float64Array {
  const d = Math.sqrt(information.length)
  const { values, vectors } = symmetricEigen(information, d)
  const inverse = new Float64Array(d * d)
  for (let j = 0; j < d; j++) {
    const curvature = Math.max(values[j]!, SLIGHT)
    for (let i = 0; i < d; i++) {
      for (let k = 0; k < d; k++) inverse[i * d + k]! += (vectors[i * d + j]! * vectors[k * d + j]!) / curvature
    }
  }
  return inverse
}

/** Newton's step along the ways that are curved. */
function newtonStep(information: Float64Array, gradient: Float64Array, customers: number): Float64Array {
  const d = gradient.length
  const { values, vectors } = symmetricEigen(information, d)
  const step = new Float64Array(d)
  for (let j = 0; j < d; j++) {
    if (values[j]! * customers < LEAST_CURVATURE) continue
    let along = 0
    for (let i = 0; i < d; i++) along += vectors[i * d + j]! * gradient[i]!
    for (let i = 0; i < d; i++) step[i]! -= (vectors[i * d + j]! * along) / values[j]!
  }
  return step
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}
