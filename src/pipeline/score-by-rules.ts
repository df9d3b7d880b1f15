import { OptionError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { type CompiledMap, compileMap } from '../maps/compile-map.ts'
import { mapScores } from '../maps/map-scores.ts'
import { readMap } from '../maps/read-map.ts'
import { relabelNewCustomers } from '../maps/relabel-new-customers.ts'
import type { RuleMap } from '../maps/rule-map.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import type { ScoreOptions } from '../rfm/scoring/fit-thresholds.ts'
import { type RfmScores, scoreCustomers } from '../rfm/scoring/score-customers.ts'
import type { SegmentOptions } from './segment-options.ts'

/** Scores of every customer and the segments that the rule map makes of them. */
export interface RuleSegmentation {
  readonly scores: RfmScores
  readonly map: CompiledMap
  /** Index into `map.segments` per customer. */
  readonly segmentOf: Int32Array
  readonly findings: readonly Finding[]
}

/** The map that the options name, checked against the bins and scoring that they ask for. */
export async function chooseMap(options: SegmentOptions): Promise<{ map: RuleMap; scoring: ScoreOptions }> {
  const map = await readMap(options.map ?? 'house')
  const fixed = map.levels === undefined
  if (fixed && options.bins !== undefined && options.bins !== map.bins) {
    throw new OptionError(
      `--bins ${options.bins} contradicts the map ${map.name}, which is made for ${map.bins}; leave --bins out`,
    )
  }
  if (fixed && options.scoring !== undefined && options.scoring !== map.scoring) {
    throw new OptionError(
      `--scoring ${options.scoring} contradicts the map ${map.name}, which is made for ${map.scoring}; leave --scoring out`,
    )
  }
  const method = options.scoring ?? map.scoring
  return { map, scoring: { method, bins: options.bins ?? map.bins, ...(map.cuts && { cuts: map.cuts }) } }
}

/** The last answer for the customers of a shop, which another number of clusters leaves as it was. */
const answers = new WeakMap<CustomerColumns, { readonly asked: string; readonly rules: RuleSegmentation }>()

/** Scores all customers and looks their codes up in the map. */
export function scoreByRules(customers: CustomerColumns, map: RuleMap, scoring: ScoreOptions): RuleSegmentation {
  const asked = JSON.stringify([map, scoring])
  const answer = answers.get(customers)
  if (answer?.asked === asked) return answer.rules
  const rules = scoreAndMap(customers, map, scoring)
  answers.set(customers, { asked, rules })
  return rules
}

function scoreAndMap(customers: CustomerColumns, map: RuleMap, scoring: ScoreOptions): RuleSegmentation {
  const scores = scoreCustomers(customers, scoring)
  const relabelled = relabelNewCustomers(map, scores.scoring.orders)
  const compiled = compileMap(relabelled.map, scoring.bins)
  const mapped = mapScores(compiled, scores)
  return {
    scores,
    map: compiled,
    segmentOf: Int32Array.from(mapped.segmentIndex),
    findings: [...relabelled.findings, ...compiled.findings, ...mapped.findings],
  }
}
