import { OptionError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import type { Matrix } from '../numeric/matrix.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import { applyFeatures } from './apply-features.ts'
import { type Feature, isMoney } from './feature.ts'
import type { FeatureColumn, FeatureModel } from './feature-model.ts'
import { type ColumnRecipe, fitColumn } from './fit-column.ts'
import { countAbsent, fillAbsent, fitStandIn, LACKING } from './stand-in.ts'

export interface FeatureOptions extends ColumnRecipe {
  /** Columns of the matrix, in this order; at least one. */
  readonly features: readonly Feature[]
}

export interface BuiltFeatures {
  /** n customers × d columns that stayed. */
  readonly matrix: Matrix
  readonly model: FeatureModel
  /** `no-revenue`, `no-tenure`, `non-positive-revenue`, `constant-feature`, `stand-in`. */
  readonly findings: readonly Finding[]
}

/**
 * The matrix to cluster: each feature is clipped to its `winsorise` and 1 - `winsorise` quantiles (null: not), then
 * transformed, then scaled.
 *
 * - `standard`: mean 0, standard deviation 1 (divisor n). - `robust`: median 0, interquartile range 1, or the standard
 * deviation where that range is 0. - `none`: as transformed.
 *
 * A money feature without amounts and a feature that is equal for all customers are left out with a finding; when all are,
 * the first of them stays as zeros, so that every clusterer finds one cluster. Customers who have no value of a feature
 * take its stand-in, see `fitStandIn`, with a finding.
 *
 * @param options.transform see `fitTransform`. @param options.winsorise 0 < P < 0.5.
 * @throws OptionError without features, without customers, for a `winsorise` out of range, when only money features are
 * asked for and there are no amounts, or for an extra measure that was not taken.
 */
export function buildFeatures(customers: CustomerColumns, options: FeatureOptions): BuiltFeatures {
  check(customers, options)
  const findings: Finding[] = []
  const columns: FeatureColumn[] = []
  const constants: FeatureColumn[] = []
  for (const feature of options.features) {
    const standIn = fitStandIn(feature, customers)
    const values = fillAbsent(feature, customers, standIn)
    if (values === undefined) {
      findings.push(feature === 'tenure' ? noTenure() : noRevenue(feature))
      continue
    }
    findings.push(...standInFinding(feature, customers, standIn))
    const { column, constant } = fitColumn(feature, values, options, standIn)
    if (constant) findings.push(constantFeature(feature, values[0]!))
    ;(constant ? constants : columns).push(column)
  }
  if (columns.length === 0) columns.push(...constants.slice(0, 1))
  if (columns.length === 0) {
    throw new OptionError(`${options.features.join(', ')} cannot be told from this source; add recency or frequency`)
  }
  findings.push(...cutOffRevenue(customers, options))
  const model = { columns }
  return { matrix: applyFeatures(model, customers), model, findings }
}

function check({ n }: CustomerColumns, { features, winsorise }: FeatureOptions): void {
  if (n < 1) throw new OptionError('0 customers have no features; look at what cleaning dropped')
  if (features.length === 0) throw new OptionError('no features to cluster by; name at least one')
  if (new Set(features).size < features.length) {
    throw new OptionError(`${features.join(', ')} name a feature twice; name each once`)
  }
  if (winsorise !== null && !(winsorise > 0 && winsorise < 0.5)) {
    throw new OptionError(`winsorise=${winsorise}; give a share above 0 and below 0.5, or null`)
  }
}

function noRevenue(feature: Feature): Finding {
  if (!isMoney(feature)) {
    throw new OptionError(`${feature} was not measured of these customers; name it in the extras of computeRfm`)
  }
  return { code: 'no-revenue', severity: 'info', message: `${feature} is left out: the source has no amounts` }
}

function noTenure(): Finding {
  return { code: 'no-tenure', severity: 'info', message: 'tenure is left out: the source tells no first orders' }
}

function standInFinding(feature: Feature, customers: CustomerColumns, standIn: number | null | undefined): Finding[] {
  const count = countAbsent(feature, customers)
  if (count === 0) return []
  const shown = standIn == null ? '0' : String(Number(standIn.toPrecision(4)))
  const counted =
    feature === 'overdue'
      ? `days beyond ${shown}, the median gap of the others, are counted`
      : `${shown}, the median of the others, stands in`
  const message = `${count} of ${customers.n} customers have no ${feature} (${LACKING[feature]}); ${counted}`
  return [{ code: 'stand-in', severity: 2 * count > customers.n ? 'warning' : 'info', count, message }]
}

function constantFeature(feature: Feature, value: number): Finding {
  const message = `${feature} is the same for all customers and cannot tell them apart`
  return { code: 'constant-feature', severity: 'warning', example: String(value), message }
}

/** The logarithms know no difference between revenues of 0 and below. */
function cutOffRevenue({ revenue }: CustomerColumns, { features, transform }: FeatureOptions): Finding[] {
  const isCut = transform === 'log1p' || transform === 'log'
  if (revenue === undefined || !isCut || !features.some(isMoney)) return []
  const cut = revenue.filter((amount) => amount <= 0)
  if (cut.length === 0) return []
  const treatment = transform === 'log1p' ? '0' : 'half the smallest positive revenue'
  const who = cut.length === 1 ? 'customer has' : 'customers have'
  const message = `${cut.length} ${who} a revenue of 0 or less, which counts as ${treatment} in the features`
  return [{ code: 'non-positive-revenue', severity: 'info', count: cut.length, example: String(cut[0]), message }]
}
