import type { BorneOut } from '../naming/borne-out.ts'
import { sum } from '../numeric/sum.ts'
import type { Clustering } from './cluster-customers.ts'
import { withRevenueOfNoise } from './describe-noise.ts'
import { describeRules, describeSegments, type NamedSegments } from './describe-segments.ts'
import { shopSummary } from './measure-shop.ts'
import { clusterModelJson, MODEL_FORM } from './model.ts'
import { modelSegments } from './model-segments.ts'
import type { lookBackOn } from './open-shop.ts'
import type { Run } from './run.ts'
import type { RuleSegmentation } from './score-by-rules.ts'
import { DEFAULT_SEED, type SegmentOptions } from './segment-options.ts'
import type { CustomerValues } from './value-customers.ts'

/** A shop with its past. */
export type ReadyShop = Awaited<ReturnType<typeof lookBackOn>>

/** What a run is put together from, beside the shop. */
export interface RunParts {
  readonly clustering: Clustering
  readonly named: NamedSegments
  readonly rules: RuleSegmentation
  /** Stability of the rule map's segments; left out where it is not known yet. */
  readonly ruleJaccards?: readonly number[] | null
  readonly borne: BorneOut | null
  readonly values?: CustomerValues | undefined
  /** Revenue by cluster, and by the index of a rule segment, in exact decimals where they are known. */
  readonly revenues: ReadonlyMap<number, string>
  readonly ruleRevenues: ReadonlyMap<number, string>
  readonly timings: Readonly<Record<string, number>>
}

/** A run from its parts. */
export function assembleRun(shop: ReadyShop, options: SegmentOptions, parts: RunParts): Run {
  const { customers, totals, transactions, past } = shop
  const { clustering, named, rules, borne, values } = parts
  const segments = describeSegments(named, parts.revenues, jaccardsOf(clustering), shop.currency)
  const noise = segments.find(({ cluster }) => cluster < 0)
  const revenue = shop.cleaned.hasAmounts ? Number(totals.revenue) : null
  return {
    command: 'segment',
    ...shopSummary(shop),
    segments,
    rules: describeRules(rules, parts.ruleRevenues, revenue, parts.ruleJaccards),
    scoring: rules.scores.scoring,
    findings: [
      ...shop.cleaned.findings,
      ...withRevenueOfNoise(clustering.findings, noise),
      ...named.findings,
      ...rules.findings,
      ...(borne?.findings ?? []),
      ...(values?.findings ?? []),
    ],
    values,
    seed: options.seed ?? DEFAULT_SEED,
    options: { ...shop.options, ...options },
    customerColumns: customers,
    ruleSegmentation: rules,
    clustering,
    borneOut: past &&
      borne && {
        ...borne,
        cut: past.cut,
        until: past.until,
        customers: past.customers.n,
        meanNextSpend: sum(past.nextSpend) / past.customers.n,
      },
    model: {
      form: MODEL_FORM,
      asOf: shop.cleaned.asOf,
      orders: shop.cleaned.orders,
      refunds: shop.cleaned.refunds,
      features: clustering.features,
      ...clusterModelJson(clustering.model),
      scoring: rules.scores.scoring,
      map: rules.map.map,
      segments: modelSegments(segments, clustering.method),
    },
    transactions,
    timings: { ...shop.timings, ...parts.timings },
  }
}

/** By cluster; from the sample that chose k where not all customers were re-drawn. */
function jaccardsOf({ stability, candidates, k }: Clustering): readonly number[] | null {
  if (stability) return stability.jaccards
  const sampled = candidates.find((candidate) => candidate.k === k)?.jaccards ?? []
  return sampled.length > 0 ? sampled : null
}
