import { OptionError } from '../base/errors.ts'

/** Whether the scores of one customer, each 1..bins, fulfil a condition. */
export type Condition = (r: number, f: number, m: number) => boolean

/**
 * Reads a condition over the scores `r`, `f`, `m` and `fm`, the mean of f and m:
 *
 *     any  := all {'or' all}
 *     all  := test {(',' | 'and') test}
 *     test := '(' any ')' | sum ('=' | '<' | '<=' | '>' | '>=') number | sum ('=' | 'in') number '..' number
 *     sum  := score {'+' score}
 *
 * as in `r >= 4, f = 2..3` or `r = 3 and (f + m >= 6 or m = 5)`. A range includes both ends.
 * @throws OptionError beginning with `where` (map and rule), when the text is not of this form or a number lies outside
 * of what its scores can reach with `bins`.
 */
export function parseCondition(text: string, bins: number, where: string): Condition {
  const tokens = text.match(/\d+(?:\.\d+)?|\.\.|[<>]=?|[a-z]+|\S/gi) ?? []
  let at = 0

  const fail = (expected: string): never => {
    const found = at < tokens.length ? `'${tokens[at]}'` : 'the end'
    throw new OptionError(`${where}: found ${found} in '${text}'; expected ${expected}`)
  }
  const take = (...accepted: string[]): string | undefined =>
    accepted.includes(tokens[at]?.toLowerCase()) ? tokens[at++].toLowerCase() : undefined

  const any = (): Condition => {
    const parts = [all()]
    while (take('or')) parts.push(all())
    return parts.length === 1 ? parts[0] : (r, f, m) => parts.some((part) => part(r, f, m))
  }
  const all = (): Condition => {
    const parts = [test()]
    while (take(',', 'and')) parts.push(test())
    return parts.length === 1 ? parts[0] : (r, f, m) => parts.every((part) => part(r, f, m))
  }
  const test = (): Condition => {
    if (take('(')) {
      const inner = any()
      return take(')') ? inner : fail("')', 'or', 'and' or ','")
    }
    const terms = [term()]
    while (take('+')) terms.push(term())
    const sum: Sum = (r, f, m) => terms.reduce((total, term) => total + term(r, f, m), 0)
    const sign = take('=', 'in', '<', '<=', '>', '>=') ?? fail("'+' or one of = < <= > >= in")
    const low = number(terms.length)
    if (sign === '=' || sign === 'in') {
      const high = take('..') ? number(terms.length) : low
      if (high < low) throw new OptionError(`${where}: the range ${low}..${high} is empty; write the smaller end first`)
      return (r, f, m) => sum(r, f, m) >= low && sum(r, f, m) <= high
    }
    return (r, f, m) => compare[sign as keyof typeof compare](sum(r, f, m), low)
  }
  const term = (): Sum => scores[take('r', 'f', 'm', 'fm') as keyof typeof scores] ?? fail('r, f, m or fm')
  const number = (terms: number): number => {
    const value = Number(tokens[at])
    if (Number.isNaN(value)) fail('a number')
    if (value < terms || value > terms * bins) fail(`a number from ${terms} to ${terms * bins}`)
    at++
    return value
  }

  const condition = any()
  return at === tokens.length ? condition : fail("'or', 'and', ',' or the end")
}

type Sum = (r: number, f: number, m: number) => number

const scores = {
  r: (r: number): number => r,
  f: (_r: number, f: number): number => f,
  m: (_r: number, _f: number, m: number): number => m,
  fm: (_r: number, f: number, m: number): number => (f + m) / 2,
}

const compare = {
  '<': (a: number, b: number): boolean => a < b,
  '<=': (a: number, b: number): boolean => a <= b,
  '>': (a: number, b: number): boolean => a > b,
  '>=': (a: number, b: number): boolean => a >= b,
}
