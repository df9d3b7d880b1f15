import type { Finding } from '../base/findings.ts'
import type { Alternative } from './parse-rule.ts'
import { forEachCode, scoreCode } from './score-code.ts'

/** Which rules each code fulfils. Rules are numbered from 1 as written. */
export interface MapCoverage {
  /** Codes that fulfil no rule. */
  readonly gaps: readonly string[]
  /** Codes that fulfil several rules. */
  readonly overlaps: readonly { readonly code: string; readonly rules: readonly number[] }[]
  /** Rules that no code ends up in: an earlier rule takes all of theirs, or they hold for none. */
  readonly shadowed: readonly number[]
  /** Per code, worst first (111, 112, ...): the winning rule, 0 for a gap. */
  readonly winners: Uint16Array
}

/** Tries every rule on every one of the bins^3 codes. */
export function mapCoverage(rules: readonly (readonly Alternative[])[], bins: number): MapCoverage {
  const gaps: string[] = []
  const overlaps: { code: string; rules: number[] }[] = []
  const winners = new Uint16Array(bins ** 3)
  forEachCode(bins, (r, f, m, place) => {
    const holding = rules.flatMap((rule, i) => (rule.some(({ holds }) => holds(r, f, m)) ? [i + 1] : []))
    const code = scoreCode(r, f, m, bins)
    if (holding.length === 0) gaps.push(code)
    if (holding.length > 1) overlaps.push({ code, rules: holding })
    winners[place] = holding[0] ?? 0
  })
  const winning = new Set(winners)
  const shadowed = rules.flatMap((_, i) => (winning.has(i + 1) ? [] : [i + 1]))
  return { gaps, overlaps, shadowed, winners }
}

/** What keeps the rules from being a partition, one finding for each kind, each with its first dozen. */
export function coverageFindings(name: string, coverage: MapCoverage, otherwise: string | undefined): Finding[] {
  const { gaps, overlaps, shadowed } = coverage
  const doubles = overlaps.map(({ code, rules }) => `${code} (rules ${rules.join(', ')})`)
  const findings: Finding[] = []
  if (gaps.length > 0) {
    const then = otherwise === undefined ? '' : ` and become ${otherwise}`
    const message = `map ${name}: codes that fulfil no rule${then} (${gaps.length}): ${firstDozen(gaps)}`
    findings.push({ code: 'map-gaps', severity: 'info', count: gaps.length, example: gaps[0], message })
  }
  if (overlaps.length > 0) {
    const message = `map ${name}: codes that fulfil several rules (${overlaps.length}): ${firstDozen(doubles)}`
    findings.push({ code: 'map-overlaps', severity: 'info', count: overlaps.length, example: doubles[0], message })
  }
  if (shadowed.length > 0) {
    const message = `map ${name}: rules that never win (${shadowed.length}): ${firstDozen(shadowed.map(String))}`
    findings.push({ code: 'map-shadowed', severity: 'warning', count: shadowed.length, message })
  }
  return findings
}

function firstDozen(items: readonly string[]): string {
  return items.slice(0, 12).join(', ') + (items.length > 12 ? ' ...' : '')
}
