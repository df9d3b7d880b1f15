import type { CovarianceForm } from '../../../src/clustering/mixture/mixture-density.ts'
import type { Matrix } from '../../../src/numeric/matrix.ts'

/**
 * Expectation and maximisation as in the textbook: an n × k array, sums about 0 replaced by sums about the new means,
 * densities by Gaussian elimination of the covariance. Regularisation 1e-6. Only for rows that lie well.
 */
export function naiveMixture(
  x: Matrix,
  init: Int32Array,
  weights: Float64Array,
  k: number,
  form: CovarianceForm,
  steps: number,
): { means: Float64Array; logLikelihood: number } {
  const { data, n, d } = x
  const rows = Array.from({ length: n }, (_, i) => [...data.subarray(i * d, (i + 1) * d)])
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let shares = rows.map((_, i) => Array.from({ length: k }, (_, j) => Number(init[i] === j)))
  let means: number[][] = []
  let logLikelihood = 0
  for (let step = 0; step <= steps; step++) {
    const masses = Array.from({ length: k }, (_, j) => shares.reduce((sum, row, i) => sum + weights[i]! * row[j]!, 0))
    means = masses.map((mass, j) =>
      rows[0]!.map((_, c) => rows.reduce((sum, row, i) => sum + weights[i]! * shares[i]![j]! * row[c]!, 0) / mass),
    )
    const covariances = formed(
      masses.map((mass, j) => scatter(rows, (i) => (weights[i]! * shares[i]![j]!) / mass, means[j]!)),
      masses.map((mass) => mass / total),
      form,
    )
    const logs = rows.map((row) =>
      means.map((mean, j) => Math.log(masses[j]! / total) + logDensity(row, mean, covariances[j]!)),
    )
    const sums = logs.map((row) => {
      const largest = Math.max(...row)
      return largest + Math.log(row.reduce((sum, log) => sum + Math.exp(log - largest), 0))
    })
    logLikelihood = sums.reduce((sum, log, i) => sum + weights[i]! * log, 0)
    shares = logs.map((row, i) => row.map((log) => Math.exp(log - sums[i]!)))
  }
  return { means: Float64Array.from(means.flat()), logLikelihood }
}

function scatter(rows: readonly number[][], share: (i: number) => number, mean: readonly number[]): number[][] {
  return mean.map((_, a) =>
    mean.map((_, b) => rows.reduce((sum, row, i) => sum + share(i) * (row[a]! - mean[a]!) * (row[b]! - mean[b]!), 0)),
  )
}

function formed(scatters: readonly number[][][], masses: readonly number[], form: CovarianceForm): number[][][] {
  return scatters.map((own) => {
    const used =
      form === 'tied'
        ? own.map((row, a) => row.map((_, b) => scatters.reduce((sum, s, j) => sum + masses[j]! * s[a]![b]!, 0)))
        : own
    const trace = used.reduce((sum, row, a) => sum + row[a]!, 0)
    return used.map((row, a) =>
      row.map((value, b) => {
        if (a === b) return (form === 'spherical' ? trace / used.length : value) + 1e-6
        return form === 'diag' || form === 'spherical' ? 0 : value
      }),
    )
  })
}

/** Eliminates [covariance | gap]: the pivots make the determinant, the eliminated gaps the squared distance. */
function logDensity(row: readonly number[], mean: readonly number[], covariance: readonly number[][]): number {
  const d = row.length
  const a = covariance.map((line) => [...line])
  const gap = row.map((value, c) => value - mean[c]!)
  let log = -(d / 2) * Math.log(2 * Math.PI)
  for (let p = 0; p < d; p++) {
    log -= Math.log(a[p]![p]!) / 2 + gap[p]! ** 2 / a[p]![p]! / 2
    for (let r = p + 1; r < d; r++) {
      const times = a[r]![p]! / a[p]![p]!
      for (let c = p; c < d; c++) a[r]![c]! -= times * a[p]![c]!
      gap[r]! -= times * gap[p]!
    }
  }
  return log
}
