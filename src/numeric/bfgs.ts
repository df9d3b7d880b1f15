/** A function to make small: writes its slope at `x` into `gradient` and returns its value, which may be infinite. */
export type Slope = (x: Float64Array, gradient: Float64Array) => number

export interface BfgsOptions {
  /** Largest slope in any direction at which the search ends. Default 1e-7; values near 1 do not tell less apart. */
  readonly tolerance?: number
  /** Default 200. */
  readonly maxIterations?: number
  /** Longest step in any one coordinate. Default 2. */
  readonly longestStep?: number
  /** Guess at the inverse curvature at the start, d × d. Default: none, so that the first step is steepest descent. */
  readonly inverse?: Float64Array
  /** Called before every evaluation; a promise that rejects ends the search. */
  readonly turn?: () => Promise<void>
}

export interface BfgsResult {
  readonly x: Float64Array
  readonly value: number
  readonly gradient: Float64Array
  readonly iterations: number
  /** Whether the slope fell below the tolerance. */
  readonly converged: boolean
}

/** Share of the promised gain that a step must bring. */
const ENOUGH_GAIN = 1e-4
const HALVINGS = 30
/** Gains of this relative size are rounding; so many in a row end the search. */
const ROUNDING = 4e-16
const STALLS = 3

/**
 * A local minimum of a smooth function of few variables, from `start`: quasi-Newton steps with backtracking. Where the
 * inverse curvature goes bad, it starts again from steepest descent; where no step brings a gain that rounding lets be
 * seen, it ends.
 *
 * Source: Nocedal & Wright (2006), Numerical Optimization, algorithm 6.1 with 3.1 as line search.
 */
export async function bfgs(f: Slope, start: Float64Array, options: BfgsOptions = {}): Promise<BfgsResult> {
  const { tolerance = 1e-7, maxIterations = 200, longestStep = 2, turn } = options
  const d = start.length
  let x = start.slice()
  let gradient = new Float64Array(d)
  await turn?.()
  let value = f(x, gradient)
  let inverse = options.inverse?.slice() ?? identity(d)
  let fresh = options.inverse === undefined
  let iterations = 0
  let stalls = 0
  while (largest(gradient) > tolerance && iterations < maxIterations && stalls < STALLS) {
    iterations++
    let step = multiply(inverse, gradient, -1)
    if (!(dot(step, gradient) < 0)) {
      inverse = identity(d)
      fresh = true
      step = gradient.map((slope) => -slope)
    }
    const tooLong = largest(step) / longestStep
    if (tooLong > 1) step = step.map((part) => part / tooLong)
    const next = await search(step)
    if (next === undefined) {
      if (fresh) break
      inverse = identity(d)
      fresh = true
      continue
    }
    const moved = next.x.map((part, i) => part - x[i]!)
    const change = next.gradient.map((part, i) => part - gradient[i]!)
    const curvature = dot(moved, change)
    if (curvature > 1e-12 * Math.sqrt(dot(moved, moved) * dot(change, change))) {
      if (fresh) inverse = identity(d).map((part) => (part * curvature) / dot(change, change))
      update(inverse, moved, change, curvature)
      fresh = false
    }
    stalls = value - next.value > ROUNDING * Math.abs(value) ? 0 : stalls + 1
    ;({ x, gradient, value } = next)
  }
  return { x, value, gradient, iterations, converged: largest(gradient) <= tolerance }

  async function search(
    step: Float64Array,
  ): Promise<{ x: Float64Array<ArrayBuffer>; gradient: Float64Array<ArrayBuffer>; value: number } | undefined> {
    const promised = dot(step, gradient)
    for (let halving = 0, share = 1; halving < HALVINGS; halving++, share /= 2) {
      const at = x.map((part, i) => part + share * step[i]!)
      const slope = new Float64Array(d)
      await turn?.()
      const reached = f(at, slope)
      if (reached <= value + ENOUGH_GAIN * share * promised && slope.every(Number.isFinite)) {
        return { x: at, gradient: slope, value: reached }
      }
    }
    return undefined
  }
}

function identity(d: number): Float64Array {
  const matrix = new Float64Array(d * d)
  for (let i = 0; i < d; i++) matrix[i * d + i] = 1
  return matrix
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0)
}

function multiply(matrix: Float64Array, vector: Float64Array, factor: number): Float64Array {
  const d = vector.length
  return vector.map((_, i) => factor * dot(matrix.subarray(i * d, (i + 1) * d), vector))
}

/** The BFGS update of the inverse curvature, in place (Nocedal & Wright, 6.17). */
function update(inverse: Float64Array, moved: Float64Array, change: Float64Array, curvature: number): void {
  const d = moved.length
  const turned = multiply(inverse, change, 1)
  const factor = (1 + dot(change, turned) / curvature) / curvature
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      inverse[i * d + j]! +=
        factor * moved[i]! * moved[j]! - (turned[i]! * moved[j]! + moved[i]! * turned[j]!) / curvature
    }
  }
}
