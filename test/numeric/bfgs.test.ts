import { describe, expect, it } from 'vitest'
import { bfgs } from '../../src/numeric/bfgs.ts'

/** Rosenbrock (1960): a curved valley with its floor at (1, 1). */
function rosenbrock([x, y]: Float64Array, gradient: Float64Array): number {
  gradient[0] = -400 * x! * (y! - x! * x!) - 2 * (1 - x!)
  gradient[1] = 200 * (y! - x! * x!)
  return 100 * (y! - x! * x!) ** 2 + (1 - x!) ** 2
}

describe('bfgs', () => {
  it('finds the floor of a curved valley', async () => {
    const { x, converged } = await bfgs(rosenbrock, Float64Array.of(-1.2, 1))
    expect(converged).toBe(true)
    expect(x[0]).toBeCloseTo(1, 6)
    expect(x[1]).toBeCloseTo(1, 6)
  })

  it('turns back from where the function is infinite', async () => {
    const walled = ([x]: Float64Array, gradient: Float64Array): number => {
      gradient[0] = 2 * (x! - 0.9)
      return x! > 1 ? Number.POSITIVE_INFINITY : (x! - 0.9) ** 2
    }
    expect((await bfgs(walled, Float64Array.of(-5))).x[0]).toBeCloseTo(0.9, 6)
  })

  it('ends unconverged on a slope without a floor', async () => {
    const slope = ([x]: Float64Array, gradient: Float64Array): number => {
      gradient[0] = -1
      return -x!
    }
    expect(await bfgs(slope, Float64Array.of(0), { maxIterations: 20 })).toMatchObject({
      converged: false,
      iterations: 20,
    })
  })

  it('ends when the turn is refused', async () => {
    const turn = (): Promise<void> => Promise.reject(new Error('enough'))
    await expect(bfgs(rosenbrock, Float64Array.of(0, 0), { turn })).rejects.toThrow('enough')
  })
})
