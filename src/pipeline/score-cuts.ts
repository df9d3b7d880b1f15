import type { Finding } from '../base/findings.ts'
import type { OrderModelKind } from '../clv/order-model.ts'
import type { SegmentOutcome } from '../evidence/expected-by-segment.ts'
import { sum } from '../numeric/sum.ts'
import type { ExtraMeasure } from '../rfm/extra-measures.ts'
import type { Store } from '../store/store.ts'
import { BY_VALUE, type CandidateSettings } from './evidence-candidates.ts'
import type { EvidencePlan } from './evidence-plan.ts'
import type { EvidenceCut } from './evidence-record.ts'
import type { TransactionShop } from './measure-shop.ts'
import { CUSTOMERS_AT_CUT, doubtsAbout, type Past, readPast } from './past-at-cut.ts'
import { rankByValue } from './rank-by-value.ts'
import { scoreCut } from './score-cut.ts'

export interface CutSettings extends CandidateSettings {
  /** Measures that features stand on beside recency, orders and revenue. */
  readonly extras: readonly ExtraMeasure[]
  /** The model behind the ranking by lifetime value. */
  readonly model: OrderModelKind
  readonly resamples: number
}

export interface ScoredCuts {
  readonly cuts: readonly EvidenceCut[]
  readonly findings: readonly Finding[]
}

/** Every candidate at every cut, in order of time; what came of its segments at one cut is what is expected at the next. */
export async function scoreCuts(
  store: Store,
  shop: TransactionShop,
  { cuts: days, horizonDays }: EvidencePlan,
  settings: CutSettings,
): Promise<ScoredCuts> {
  const { hasAmounts } = shop.cleaned
  const cuts: EvidenceCut[] = []
  const findings: Finding[] = []
  let before: ReadonlyMap<string, readonly SegmentOutcome[]> = new Map()
  for (const cut of days) {
    const past = await readPast(store, { cut, horizonDays, hasAmounts, extras: settings.extras })
    const { until, customers, active, outcome } = past
    const known = { cut, until, customers: customers.n, active, nextSpend: sum(outcome.spend) }
    findings.push(...doubtsAbout(past))
    if (active === 0) {
      cuts.push({ ...known, candidates: [] })
      continue
    }
    const value = await valueRanking(store, past, shop, settings)
    const rankings = [...value.rankings, ...settings.rankings]
    const scored = await scoreCut(past, before, { ...settings, rankings })
    findings.push(...value.findings, ...scored.findings)
    before = scored.outcomes
    cuts.push({ ...known, candidates: scored.candidates })
  }
  return { cuts, findings }
}

/** The ranking by lifetime value, where the customers of the cut allow one. */
async function valueRanking(
  store: Store,
  { cut, horizonDays }: Past,
  { cleaned, totals }: TransactionShop,
  { model, context }: CutSettings,
): Promise<Pick<CutSettings, 'rankings'> & { readonly findings: readonly Finding[] }> {
  context.onProgress(`fitting lifetime value as of ${cut}`)
  const { scores, findings } = await rankByValue(store, {
    ...{ kind: model, table: CUSTOMERS_AT_CUT, cut, horizonDays, hasAmounts: cleaned.hasAmounts },
    ...{ firstDate: totals.firstDate, lastDate: totals.lastDate, signal: context.signal },
  })
  return { rankings: scores === null ? [] : [{ name: BY_VALUE, rank: () => scores }], findings }
}
