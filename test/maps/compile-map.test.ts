import { describe, expect, it } from 'vitest'
import { OptionError } from '../../src/base/errors.ts'
import { compileMap } from '../../src/maps/compile-map.ts'
import { parseCondition } from '../../src/maps/language.ts'
import type { Rule, RuleMap } from '../../src/maps/rule-map.ts'
import { showSums } from '../../src/maps/show-sums.ts'

function makeMap(rules: readonly Rule[], rest: Partial<RuleMap> = {}): RuleMap {
  return { name: 'mine', title: 'Mine', bins: 3, scoring: 'quantile', match: 'unique', rules, ...rest }
}

describe('parseCondition', () => {
  it.each([
    ['r = 2', [2, 1, 1], [3, 1, 1]],
    ['r >= 4, f < 3', [4, 2, 1], [4, 3, 1]],
    ['R >= 4 AND F < 3', [5, 1, 1], [3, 1, 1]],
    ['f + m >= 6', [1, 1, 5], [5, 2, 3]],
    ['fm > 3.5', [1, 3, 5], [1, 3, 4]],
    ['m = 2..4', [1, 1, 4], [1, 1, 5]],
    ['f in 2..3', [1, 3, 1], [1, 1, 1]],
    ['r=1 or f=1, m=1', [1, 5, 5], [2, 1, 2]],
    ['(r = 1 or f = 1), m = 1', [2, 1, 1], [1, 5, 5]],
  ])('reads %s', (text, inside, outside) => {
    const holds = parseCondition(text, 5, 'here')
    expect(holds(inside[0], inside[1], inside[2])).toBe(true)
    expect(holds(outside[0], outside[1], outside[2])).toBe(false)
  })

  it.each([
    ['x = 2', "map mine, rule 2: found 'x' in 'x = 2'; expected r, f, m or fm"],
    ['r 2', "found '2' in 'r 2'; expected '+' or one of = < <= > >= in"],
    ['r = ', "found the end in 'r = '; expected a number"],
    ['r = 6', "found '6' in 'r = 6'; expected a number from 1 to 5"],
    ['f + m >= 11', 'expected a number from 2 to 10'],
    ['r = 4..2', 'the range 4..2 is empty'],
    ['(r = 2', "found the end in '(r = 2'; expected ')', 'or', 'and' or ','"],
    ['r = 2 f = 3', "found 'f' in 'r = 2 f = 3'; expected 'or', 'and', ',' or the end"],
    ['r == 2', "found '='"],
    ['', "found the end in ''; expected r, f, m or fm"],
  ])('refuses %s', (text, message) => {
    expect(() => parseCondition(text, 5, 'map mine, rule 2')).toThrow(OptionError)
    expect(() => parseCondition(text, 5, 'map mine, rule 2')).toThrow(message)
  })
})

describe('showSums', () => {
  it('writes the value behind each sum', () => {
    expect(showSums('f + m >= 6 and r <= 2', 2, 3, 4)).toBe('f + m = 7 >= 6 and r <= 2')
    expect(showSums('fm > 3.5, r = 2', 2, 3, 4)).toBe('fm = 3.5 > 3.5, r = 2')
    expect(showSums('r + f + m >= 6', 2, 3, 4)).toBe('r + f + m = 9 >= 6')
  })
})

describe('compileMap', () => {
  const partition = [
    { segment: 'Here', when: 'r >= 2' },
    { segment: 'Gone', when: 'r = 1' },
  ]

  it('looks up segments, rules and counts', () => {
    const map = compileMap(makeMap(partition))
    expect(map.segmentOf(3, 1, 1)).toBe('Here')
    expect(map.ruleOf(1, 3, 3)).toEqual({ segment: 'Gone', rule: 2, text: 'r = 1', levels: [1, 3, 3] })
    expect(map.codeCounts).toEqual([18, 9])
  })

  it('refuses gaps, overlaps and rules that never win under unique, with the first dozen', () => {
    const gaps = makeMap([{ segment: 'Here', when: 'r >= 2, f >= 2' }])
    expect(() => compileMap(gaps)).toThrow(
      /codes that fulfil no rule \(15\): 111, 112, 113, 121, 122, 123, 131, 132, 133, 211, 212, 213 \.\.\.; change the rules/,
    )
    const overlaps = makeMap([...partition, { segment: 'Top', codes: ['333'] }])
    expect(() => compileMap(overlaps)).toThrow(/several rules \(1\): 333 \(rules 1, 3\); .*never win \(1\): 3/)
    expect(() => compileMap(overlaps)).toThrow(OptionError)
  })

  it('lets the first rule win under first and reports the rest', () => {
    const map = compileMap(makeMap([{ segment: 'Top', codes: ['333'] }, ...partition], { match: 'first' }))
    expect([map.segmentOf(3, 3, 3), map.segmentOf(3, 3, 2)]).toEqual(['Top', 'Here'])
    expect(map.findings).toMatchObject([{ code: 'map-overlaps', count: 1, example: '333 (rules 1, 2)' }])
  })

  it('gives gaps to otherwise under first, and refuses them without one', () => {
    const rules = [partition[0]]
    const map = compileMap(makeMap(rules, { match: 'first', otherwise: 'Rest' }))
    expect(map.ruleOf(1, 1, 1)).toMatchObject({ segment: 'Rest', rule: 0, text: 'no rule holds' })
    expect(map.findings).toMatchObject([{ code: 'map-gaps', count: 9 }])
    expect(() => compileMap(makeMap(rules, { match: 'first' }))).toThrow("name their segment with 'otherwise'")
  })

  it('refuses what cannot be meant', () => {
    expect(() => compileMap(makeMap(partition), 5)).toThrow('bins=5 contradicts the map mine, written for 3')
    expect(() => compileMap(makeMap(partition, { otherwise: 'Rest' }))).toThrow("'otherwise' has no use")
    expect(() => compileMap(makeMap([{ segment: 'A' }]))).toThrow('map mine, rule 1 (A): the rule has no condition')
    expect(() => compileMap(makeMap([{ segment: 'A', codes: ['334'] }]))).toThrow("'334' is not a code")
    expect(() => compileMap(makeMap([{ segment: 'A', codes: ['333', '333'] }]))).toThrow('listed twice')
  })

  it('reads codes of ten bins with dashes', () => {
    const rules = [{ segment: 'Top', codes: ['10-10-10'] }]
    const map = compileMap(makeMap(rules, { bins: 10, match: 'first', otherwise: 'Rest' }))
    expect([map.segmentOf(10, 10, 10), map.segmentOf(10, 10, 9)]).toEqual(['Top', 'Rest'])
  })
})
