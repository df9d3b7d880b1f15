import type { Certificate } from '../clv/maximum-likelihood.ts'
import { parameterNames, parametersOf } from '../clv/order-model.ts'
import type { CustomerValues } from './value-customers.ts'

/** Everything behind expected orders and values as plain JSON: what clv.json holds. Unknown numbers are null. */
export function valueJson(values: CustomerValues): Record<string, unknown> {
  const { kind, horizonDays, discountRate, fit, spend, totals, heldBack, months } = values
  return {
    horizonDays,
    discountRate,
    orders:
      fit === null
        ? null
        : {
            model: kind,
            unit: fit.model.unit,
            parameters: named(parameterNames(kind), parametersOf(fit.model)),
            standardErrors: named(parameterNames(kind), fit.standardErrors),
            logLikelihood: fit.logLikelihood,
            customers: fit.customers,
            repeats: fit.repeats,
            certificate: certificateJson(fit.certificate, parameterNames(kind)),
          },
    spend:
      spend === null
        ? null
        : {
            model: spend.model.kind,
            parameters: { p: spend.model.p, q: spend.model.q, v: spend.model.v },
            standardErrors: named(SPEND_PARAMETERS, spend.standardErrors),
            logLikelihood: spend.logLikelihood,
            customers: spend.customers,
            certificate: certificateJson(spend.certificate, SPEND_PARAMETERS),
          },
    totals,
    heldBack: heldBack && {
      ...heldBack,
      forecasts: heldBack.forecasts.map(({ topFifthShare, ...forecast }) => ({
        ...forecast,
        topFifthShare: finite(topFifthShare),
      })),
    },
    months,
  }
}

const SPEND_PARAMETERS = ['p', 'q', 'v'] as const

function certificateJson(certificate: Certificate, names: readonly string[]): Record<string, unknown> {
  return { ...certificate, edge: certificate.edge === null ? null : names[certificate.edge] }
}

function named(names: readonly string[], values: Float64Array): Record<string, number | null> {
  return Object.fromEntries(names.map((name, i) => [name, finite(values[i]!)]))
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
