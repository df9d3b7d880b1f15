import { didYouMean } from '../base/did-you-mean.ts'
import { OptionError } from '../base/errors.ts'
import { type Cuts, scoringMethods } from '../rfm/scoring/scoring.ts'
import type { Rule, RuleMap } from './rule-map.ts'

/** Where an error stands in a file, for the path of keys that leads to it, such as ['rules', 2, 'when']. */
export type WhereOf = (path: readonly (string | number)[]) => string

const mapKeys = ['name', 'title', 'bins', 'scoring', 'match', 'otherwise', 'cuts', 'levels', 'source', 'rules']
const ruleKeys = ['segment', 'when', 'codes', 'note']
const cutKeys = ['recency', 'orders', 'revenue']

/**
 * Makes a map of data that a user wrote. Left out: the name is `defaultName`, the title the name, bins 5, scoring
 * `quantile` (`fixed` with cuts), match `unique`. Says nothing of what the rules mean; compileMap does.
 * @throws OptionError naming the place, what was found and what was expected; an unknown key with the nearest known one.
 */
export function checkMap(data: unknown, defaultName: string, whereOf: WhereOf): RuleMap {
  const fail = (path: readonly (string | number)[], found: unknown, expected: string): never => {
    const shown = found === undefined ? 'is missing' : `is ${JSON.stringify(found)}`
    const what = path.length > 0 ? path.map((key) => (typeof key === 'number' ? key + 1 : key)).join(' ') : 'the map'
    throw new OptionError(`${whereOf(path)}: ${what} ${shown}; expected ${expected}`)
  }
  const record = (
    found: unknown,
    path: readonly (string | number)[],
    keys: readonly string[],
  ): Record<string, unknown> => {
    if (typeof found !== 'object' || found === null || Array.isArray(found)) {
      return fail(path, found, `the keys ${keys.join(', ')}`)
    }
    for (const key of Object.keys(found)) {
      if (keys.includes(key)) continue
      throw new OptionError(`${whereOf([...path, key])}: unknown key '${key}'; ${didYouMean(key, keys)}`)
    }
    return found as Record<string, unknown>
  }
  const text = (found: unknown, path: readonly (string | number)[]): string =>
    typeof found === 'string' && found.trim() !== '' ? found : fail(path, found, 'a text')
  const oneOf = <T extends string>(found: unknown, path: readonly string[], choices: readonly T[]): T =>
    choices.find((choice) => choice === found) ?? fail(path, found, `one of ${choices.join(', ')}`)
  const binCount = (found: unknown, path: readonly string[]): number =>
    Number.isInteger(found) && Number(found) >= 2 && Number(found) <= 10
      ? Number(found)
      : fail(path, found, 'a whole number from 2 to 10')
  const list = (found: unknown, path: readonly (string | number)[], of: string): unknown[] =>
    Array.isArray(found) && found.length > 0 ? found : fail(path, found, `a list of ${of}`)

  const readCuts = (found: unknown): Cuts => {
    const cuts = Object.entries(record(found, ['cuts'], cutKeys)).map(([metric, numbers]) => {
      const path = ['cuts', metric]
      const checked = list(numbers, path, 'numbers').map((cut, i) =>
        typeof cut === 'number' ? cut : fail([...path, i], cut, 'a number'),
      )
      return [metric, checked] as const
    })
    return Object.fromEntries(cuts)
  }
  const readRule = (found: unknown, i: number): Rule => {
    const path = ['rules', i]
    const { segment, when, codes, note } = record(found, path, ruleKeys)
    return {
      segment: text(segment, [...path, 'segment']),
      ...(when !== undefined && {
        when: Array.isArray(when)
          ? list(when, [...path, 'when'], 'conditions').map((one, j) => text(one, [...path, 'when', j]))
          : text(when, [...path, 'when']),
      }),
      ...(codes !== undefined && { codes: list(codes, [...path, 'codes'], 'codes').map(String) }),
      ...(note !== undefined && { note: text(note, [...path, 'note']) }),
    }
  }

  const map = record(data, [], mapKeys)
  const { name = defaultName, title = name, bins = 5, match = 'unique', otherwise, cuts, levels, source } = map
  const { scoring = cuts === undefined ? 'quantile' : 'fixed' } = map
  if (cuts !== undefined && scoring !== 'fixed') fail(['scoring'], scoring, "'fixed', since the map has cuts")
  return {
    name: text(name, ['name']),
    title: text(title, ['title']),
    bins: binCount(bins, ['bins']),
    scoring: oneOf(scoring, ['scoring'], scoringMethods),
    match: oneOf(match, ['match'], ['unique', 'first']),
    ...(otherwise !== undefined && { otherwise: text(otherwise, ['otherwise']) }),
    ...(cuts !== undefined && { cuts: readCuts(cuts) }),
    ...(levels !== undefined && { levels: binCount(levels, ['levels']) }),
    ...(source !== undefined && { source: text(source, ['source']) }),
    rules: list(map['rules'], ['rules'], 'rules').map(readRule),
  }
}
