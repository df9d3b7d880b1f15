import type { ReportValueGroup, ReportValues } from '../report/input/report-values.ts'
import type { CustomerValues } from './value-customers.ts'

/** The models in the words of the field. */
export const MODEL_WORDS = { 'bg-nbd': 'BG/NBD', 'mbg-nbd': 'MBG/NBD', 'pareto-nbd': 'Pareto/NBD' } as const

/** Who is shown together. */
export interface ValueGroups {
  readonly by: ReportValues['groupedBy']
  readonly names: readonly string[]
  /** Place in `names` by the customer's index. */
  readonly groupOf: ArrayLike<number>
}

/** A lifetime value as a page shows it, added up by group. */
export function reportValues(values: CustomerValues, groups: ValueGroups): ReportValues {
  const { kind, fit, spend, horizonDays, discountRate, totals, heldBack, months, findings } = values
  const hasValue = totals !== null && totals.value !== null
  return {
    model: hasValue && spend !== null ? `${MODEL_WORDS[kind]} and Gamma-Gamma` : MODEL_WORDS[kind],
    ...{ horizonDays, discountRate, totals },
    isCertain: fit !== null && fit.certificate.verdict === 'maximum',
    groupedBy: groups.by,
    groups: totals === null ? [] : addUp(values, groups, hasValue),
    heldBack: heldBack && {
      ...heldBack,
      forecasts: heldBack.forecasts.map(({ name, total, meanAbsoluteError, topFifthShare }) => ({
        ...{ name, total, meanAbsoluteError },
        topFifthShare: Number.isFinite(topFifthShare) ? topFifthShare : null,
      })),
    },
    months,
    warnings: findings.filter(({ severity }) => severity !== 'info').map(({ message }) => message),
  }
}

function addUp({ columns }: CustomerValues, { names, groupOf }: ValueGroups, hasValue: boolean): ReportValueGroup[] {
  const { expectedOrders, probabilityAlive, expectedValue } = columns
  const sums = names.map(() => ({ customers: 0, orders: 0, alive: 0, value: 0 }))
  for (let i = 0; i < expectedOrders.length; i++) {
    const sum = sums[groupOf[i]!]!
    sum.customers++
    sum.orders += expectedOrders[i]!
    sum.alive += probabilityAlive[i]!
    sum.value += expectedValue[i]!
  }
  return sums.map(({ customers, orders, alive, value }, i) => ({
    ...{ name: names[i]!, customers, orders },
    alive: customers > 0 ? alive / customers : 0,
    value: hasValue ? value : null,
  }))
}
