import { OptionError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { binScore } from '../rfm/scoring/bin-score.ts'
import { coverageFindings, type MapCoverage, mapCoverage } from './map-coverage.ts'
import { parseRule } from './parse-rule.ts'
import type { RuleMap } from './rule-map.ts'
import { forEachCode } from './score-code.ts'

/** The rule that placed a code. */
export interface MatchedRule {
  readonly segment: string
  /** 1 for the first rule as written; 0 when none held and the map's `otherwise` did. */
  readonly rule: number
  /** The alternative that held, as written; 'no rule holds' for rule 0. */
  readonly text: string
  /** The levels that the rule speaks of; the scores themselves unless the map has `levels`. */
  readonly levels: readonly [r: number, f: number, m: number]
}

/** A map that was checked on every code; r, f and m are scores 1..bins. */
export interface CompiledMap {
  readonly map: RuleMap
  readonly bins: number
  /** Every segment that the map can name, in the order of its rules, `otherwise` last. */
  readonly segments: readonly string[]
  /** Per code, worst first (111, 112, ...): the place of its segment in `segments`. */
  readonly segmentOfCode: Uint16Array
  /** How many of the bins^3 codes each segment has, in the order of `segments`. */
  readonly codeCounts: readonly number[]
  /** Segments that no code of this many bins reaches. */
  readonly cannotOccur: readonly string[]
  /** Gaps, overlaps and shadowed rules, on the map's own levels. */
  readonly coverage: MapCoverage
  readonly findings: readonly Finding[]
  segmentOf(r: number, f: number, m: number): string
  ruleOf(r: number, f: number, m: number): MatchedRule
}

/**
 * Proves what a map does by trying all of its codes, and makes it a table to look segments up in.
 * @param bins 2..10; other than the map's own only where the map has `levels`.
 * @throws OptionError when a rule cannot be read, `bins` contradict the map, a `unique` map has gaps, overlaps or rules
 * that never win, or a `first` map has gaps and no `otherwise`.
 */
export function compileMap(map: RuleMap, bins: number = map.bins): CompiledMap {
  const { name, rules, otherwise } = map
  if (bins !== map.bins && map.levels === undefined) {
    throw new OptionError(`bins=${bins} contradicts the map ${name}, written for ${map.bins}; leave the bins out`)
  }
  const levels = map.levels ?? bins
  const parsed = rules.map((rule, i) => parseRule(rule, levels, `map ${name}, rule ${i + 1} (${rule.segment})`))
  const coverage = mapCoverage(parsed, levels)
  const findings = coverageFindings(name, coverage, otherwise)
  refuseAmbiguity(map, coverage, findings)

  const names = rules.map((rule) => rule.segment)
  const segments = [...new Set(otherwise === undefined ? names : [...names, otherwise])]
  const level = (score: number): number => (map.levels === undefined ? score : binScore(score, bins, levels))
  const winner = (r: number, f: number, m: number): number =>
    coverage.winners[((level(r) - 1) * levels + level(f) - 1) * levels + level(m) - 1]
  const nameOf = (rule: number): string => (rule === 0 ? otherwise! : names[rule - 1])

  const segmentOfCode = new Uint16Array(bins ** 3)
  const codeCounts = segments.map(() => 0)
  forEachCode(bins, (r, f, m, place) => {
    const segment = segments.indexOf(nameOf(winner(r, f, m)))
    segmentOfCode[place] = segment
    codeCounts[segment]++
  })
  const cannotOccur = segments.filter((_, i) => codeCounts[i] === 0)
  if (bins !== map.bins && cannotOccur.length > 0) {
    const message = `map ${name}: with ${bins} bins nobody can be ${cannotOccur.join(', ')}`
    findings.push({ code: 'map-cannot-occur', severity: 'info', message })
  }

  return {
    map,
    bins,
    segments,
    segmentOfCode,
    codeCounts,
    cannotOccur,
    coverage,
    findings,
    segmentOf: (r, f, m) => nameOf(winner(r, f, m)),
    ruleOf(r, f, m) {
      const rule = winner(r, f, m)
      const at: [number, number, number] = [level(r), level(f), level(m)]
      const text = rule === 0 ? 'no rule holds' : parsed[rule - 1].find(({ holds }) => holds(...at))!.text
      return { segment: nameOf(rule), rule, text, levels: at }
    },
  }
}

function refuseAmbiguity({ name, match, otherwise }: RuleMap, coverage: MapCoverage, findings: Finding[]): void {
  if (match === 'unique') {
    if (otherwise !== undefined) {
      throw new OptionError(`map ${name}: 'otherwise' has no use where every code has one rule; choose match: first`)
    }
    if (findings.length > 0) {
      const all = findings.map(({ message }) => message).join('; ')
      throw new OptionError(`${all}; change the rules, or let the first that holds win with match: first`)
    }
  } else if (coverage.gaps.length > 0 && otherwise === undefined) {
    throw new OptionError(`${findings[0].message}; name their segment with 'otherwise'`)
  }
}
