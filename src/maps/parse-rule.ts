import { OptionError } from '../base/errors.ts'
import { type Condition, parseCondition } from './language.ts'
import type { Rule } from './rule-map.ts'
import { scoreCode } from './score-code.ts'

/** One alternative of a rule: its text as written, and what it says. */
export interface Alternative {
  readonly text: string
  readonly holds: Condition
}

/**
 * The alternatives of a rule, of which one must hold. Listed codes are one alternative together.
 * @throws OptionError beginning with `where`, when there are none or one cannot be read.
 */
export function parseRule(rule: Rule, bins: number, where: string): Alternative[] {
  const { when = [], codes = [] } = rule
  const conditions = typeof when === 'string' ? [when] : when
  const alternatives = conditions.map((text) => ({ text, holds: parseCondition(text, bins, where) }))
  if (codes.length > 0) {
    const listed = new Set(codes.map((code) => checkCode(code, bins, where)))
    if (listed.size < codes.length) throw new OptionError(`${where}: a code is listed twice; list each code once`)
    const holds: Condition = (r, f, m) => listed.has(scoreCode(r, f, m, bins))
    alternatives.push({ text: `one of ${codes.join(' ')}`, holds })
  }
  if (alternatives.length === 0) throw new OptionError(`${where}: the rule has no condition; give 'when' or 'codes'`)
  return alternatives
}

function checkCode(code: string, bins: number, where: string): string {
  const scores = (bins > 9 ? code.split('-') : [...code]).map(Number)
  if (scores.length === 3 && scores.every((score) => Number.isInteger(score) && score >= 1 && score <= bins)) {
    return scoreCode(scores[0], scores[1], scores[2], bins)
  }
  const example = scoreCode(bins, 1, 2, bins)
  throw new OptionError(`${where}: '${code}' is not a code of three scores from 1 to ${bins}; write it like ${example}`)
}
