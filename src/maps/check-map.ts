import { type Cuts, scoringMethods } from '../rfm/scoring/scoring.ts'
import { DataCheck, type Path, type WhereOf } from './data-check.ts'
import type { Rule, RuleMap } from './rule-map.ts'

const MAP_KEYS = ['name', 'title', 'bins', 'scoring', 'match', 'otherwise', 'cuts', 'levels', 'source', 'rules']
const RULE_KEYS = ['segment', 'when', 'codes', 'note']
const CUT_KEYS = ['recency', 'orders', 'revenue']
const BINS = [2, 10] as const

/**
 * Makes a map of data that a user wrote. Left out: the name is `defaultName`, the title the name, bins 5, scoring
 * `quantile` (`fixed` with cuts), match `unique`. Says nothing of what the rules mean; compileMap does.
 * @throws OptionError naming the place, what was found and what was expected; an unknown key with the nearest known one.
 */
export function checkMap(data: unknown, defaultName: string, whereOf: WhereOf): RuleMap {
  const check = new DataCheck(whereOf)
  const map = check.record(data, [], MAP_KEYS)
  const { name = defaultName, title = name, bins = 5, match = 'unique', otherwise, cuts, levels, source } = map
  const { scoring = cuts === undefined ? 'quantile' : 'fixed' } = map
  if (cuts !== undefined && scoring !== 'fixed') check.fail(['scoring'], scoring, "'fixed', since the map has cuts")
  return {
    name: check.text(name, ['name']),
    title: check.text(title, ['title']),
    bins: check.wholeNumber(bins, ['bins'], BINS),
    scoring: check.oneOf(scoring, ['scoring'], scoringMethods),
    match: check.oneOf(match, ['match'], ['unique', 'first']),
    ...(otherwise !== undefined && { otherwise: check.text(otherwise, ['otherwise']) }),
    ...(cuts !== undefined && { cuts: checkCuts(check, cuts) }),
    ...(levels !== undefined && { levels: check.wholeNumber(levels, ['levels'], BINS) }),
    ...(source !== undefined && { source: check.text(source, ['source']) }),
    rules: check.list(map['rules'], ['rules'], 'rules').map((rule, i) => checkRule(check, rule, i)),
  }
}

function checkCuts(check: DataCheck, found: unknown): Cuts {
  const cuts = Object.entries(check.record(found, ['cuts'], CUT_KEYS)).map(([metric, numbers]) => {
    const path = ['cuts', metric]
    return [metric, check.list(numbers, path, 'numbers').map((cut, i) => check.number(cut, [...path, i]))] as const
  })
  return Object.fromEntries(cuts)
}

function checkRule(check: DataCheck, found: unknown, i: number): Rule {
  const path = ['rules', i]
  const { segment, when, codes, note } = check.record(found, path, RULE_KEYS)
  return {
    segment: check.text(segment, [...path, 'segment']),
    ...(when !== undefined && { when: checkWhen(check, when, [...path, 'when']) }),
    ...(codes !== undefined && { codes: check.list(codes, [...path, 'codes'], 'codes').map(String) }),
    ...(note !== undefined && { note: check.text(note, [...path, 'note']) }),
  }
}

function checkWhen(check: DataCheck, found: unknown, path: Path): string | string[] {
  return Array.isArray(found)
    ? check.list(found, path, 'conditions').map((condition, i) => check.text(condition, [...path, i]))
    : check.text(found, path)
}
