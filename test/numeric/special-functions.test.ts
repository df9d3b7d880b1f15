import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digamma } from '../../src/numeric/digamma.ts'
import { gaussLegendre } from '../../src/numeric/gauss-legendre.ts'
import { logGamma } from '../../src/numeric/log-gamma.ts'
import { tricomiU } from '../../src/numeric/tricomi-u.ts'

const positive = fc.double({ min: 1e-3, max: 1e4, noNaN: true })

describe('logGamma', () => {
  // Abramowitz & Stegun (1964), tables 6.1 and 6.4; Γ(1/2) = √π.
  it.each([
    [0.5, Math.log(Math.sqrt(Math.PI))],
    [1, 0],
    [2, 0],
    [1.5, -0.120782237635245],
    [10, Math.log(362880)],
    [101, 363.739375555563],
  ])('is known at %s', (x, value) => {
    expect(logGamma(x)).toBeCloseTo(value, 12)
  })

  it('grows by ln x from x to x + 1', () => {
    fc.assert(
      fc.property(positive, (x) => {
        const size = Math.max(1, Math.abs(logGamma(x + 1)))
        expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x)) / size).toBeLessThan(1e-13)
      }),
    )
  })
})

describe('digamma', () => {
  // Abramowitz & Stegun (1964), 6.3.2 and 6.3.3: -γ and -γ - 2 ln 2.
  it.each([
    [1, -0.577215664901533],
    [0.5, -1.963510026021423],
    [10, 2.251752589066721],
  ])('is known at %s', (x, value) => {
    expect(digamma(x)).toBeCloseTo(value, 13)
  })

  it('is the slope of logGamma', () => {
    for (const x of [0.3, 1, 4.7, 60, 1000]) {
      const h = 1e-5 * x
      expect((logGamma(x + h) - logGamma(x - h)) / (2 * h)).toBeCloseTo(digamma(x), 6)
    }
  })
})

describe('gaussLegendre', () => {
  it('integrates polynomials of degree 2n - 1 exactly, and no higher', () => {
    const { nodes, weights } = gaussLegendre(5)
    const power = (degree: number): number =>
      nodes.reduce((sum, node, k) => sum + weights[k]! * node ** degree, 0) * (degree + 1)
    for (let degree = 0; degree < 10; degree++) expect(power(degree)).toBeCloseTo(1, 14)
    expect(Math.abs(power(10) - 1)).toBeGreaterThan(1e-6)
  })
})

describe('tricomiU', () => {
  it('is a power where b = a + 1', () => {
    for (const a of [0.01, 0.4, 2, 30]) {
      for (const z of [1e-3, 0.2, 5, 80]) expect(tricomiU(a, a + 1, z) * z ** a).toBeCloseTo(1, 11)
    }
  })

  it('is the exponential integral where a = b = 1', () => {
    // exp(z) E1(z); E1 from Abramowitz & Stegun (1964), table 5.1.
    expect(tricomiU(1, 1, 1)).toBeCloseTo(Math.E * 0.21938393439552, 12)
    expect(tricomiU(1, 1, 0.5)).toBeCloseTo(Math.exp(0.5) * 0.55977359477616, 12)
  })

  it('follows Kummer: U(a, b, z) = z^(1-b) U(a-b+1, 2-b, z)', () => {
    for (const [a, b, z] of [
      [1.3, 0.4, 0.7],
      [2, 1.5, 3],
      [0.7, -0.6, 12],
    ] as const) {
      expect(tricomiU(a, b, z) / (z ** (1 - b) * tricomiU(a - b + 1, 2 - b, z))).toBeCloseTo(1, 10)
    }
  })
})
