import { ShapeError } from '../base/errors.ts'
import { takeTurns } from '../clustering/turns.ts'
import { sum } from '../numeric/sum.ts'
import type { FitOptions } from './fit-orders.ts'
import { type GammaGamma, gammaGammaLikelihood, type Spenders } from './gamma-gamma.ts'
import { type Certificate, maximizeLikelihood } from './maximum-likelihood.ts'

/** A fitted Gamma-Gamma model, and how far it can be trusted. */
export interface SpendFit {
  readonly model: GammaGamma
  readonly logLikelihood: number
  /** Of p, q, v; NaN unless the certificate says `maximum`. */
  readonly standardErrors: Float64Array
  /** 3 × 3, of the logarithms of the parameters. */
  readonly covariance: Float64Array
  readonly certificate: Certificate
  readonly customers: number
}

/** Relative spread of the means below which all customers spend the same. */
const CONSTANT = 1e-9
const STARTS = [
  [1, 3],
  [6, 4],
  [0.5, 1.5],
] as const

/**
 * The Gamma-Gamma model that makes the customers' mean spends most likely. Null with fewer than two customers, or when
 * all spend the same: the likelihood then has no maximum, and what they spend needs no model.
 *
 * @throws ShapeError when an x is below 1, or a mean is not above 0.
 *
 * Source: Fader & Hardie (2013), The Gamma-Gamma model of monetary value, eq. 1a.
 */
export async function fitSpend(spenders: Spenders, { signal }: FitOptions = {}): Promise<SpendFit | null> {
  const { x, mean } = spenders
  const n = x.length
  for (let i = 0; i < n; i++) {
    if (!(x[i]! >= 1 && mean[i]! > 0 && Number.isFinite(mean[i]!))) {
      throw new ShapeError(
        `customer ${i} has x=${x[i]} and a mean spend of ${mean[i]}; leave out who has no repeats or no spend`,
      )
    }
  }
  const typical = sum(mean) / n
  if (n < 2 || mean.every((value) => Math.abs(value - typical) <= CONSTANT * typical)) return null
  const likelihood = gammaGammaLikelihood(spenders)
  const turn = takeTurns(signal)
  const found = await maximizeLikelihood({
    all: likelihood,
    sample: likelihood,
    customers: n,
    sampled: n,
    starts: STARTS.map(([p, q]) => [p, q, (typical * (q - 1)) / p]),
    scales: [1, 1, typical],
    turn: () => turn(5 * n),
  })
  const { parameters, logLikelihood, standardErrors, covariance, certificate } = found
  const [p, q, v] = Array.from(parameters) as [number, number, number]
  const model = { kind: 'gamma-gamma', p, q, v } as const
  return { model, logLikelihood, standardErrors, covariance, certificate, customers: n }
}
