import { SourceError } from '../../base/errors.ts'
import type { Finding } from '../../base/findings.ts'
import { currencyOf } from './currency-signs.ts'
import type { NumberEvidence } from './number-evidence.ts'
import { type DecimalSign, isPlain, type NumberForm } from './number-form.ts'

/** A decimal sign may be contradicted by this share of values; they are set aside as unreadable. */
const SLIP_SHARE = 0.001

/**
 * The decimal sign of each column: as given, or by values that have one reading, else by the other columns of money, else by
 * whole numbers that show that thousands are not parted. `decimal` is the sign that all columns have in which one was seen.
 *
 * @param pointDecimals whether numbers come from databases, workbooks or Parquet, where 88.500 has one reading
 * @throws SourceError naming --decimal where values contradict each other or nothing decides.
 */
export function decideNumberForms(
  evidence: readonly NumberEvidence[],
  given?: DecimalSign,
  pointDecimals = false,
): { forms: NumberForm[]; findings: Finding[]; decimal: DecimalSign | undefined } {
  if (given !== undefined) {
    const forms = evidence.map(({ adorned, currencies }) => ({ decimal: given, grouped: true, adorned, currencies }))
    return { forms, findings: [], decimal: given }
  }
  const own = evidence.map(ownDecimal)
  const others = new Set(own.filter((sign) => sign !== undefined))
  const decisions = evidence.map((column, i) => {
    refuseSeveralCurrencies(column)
    return own[i] ? byOwnValues(column, own[i]) : byOtherSigns(column, others, pointDecimals)
  })
  const forms = evidence.map((column, i) => formOf(column, decisions[i]!.decimal))
  const findings = evidence.flatMap((column, i) => formFinding(column, forms[i]!, decisions[i]!))
  const signs = new Set(decisions.flatMap(({ decimal }) => decimal ?? []))
  const [sign] = signs
  return { forms, findings, decimal: signs.size === 1 ? sign : undefined }
}

interface SignDecision {
  /** Undefined where a column shows none, nor anything that could be one. */
  readonly decimal: DecimalSign | undefined
  /** Why; empty where it needs no words. */
  readonly words: string
  readonly isSure: boolean
}

function ownDecimal({ name, rows, examples }: NumberEvidence): DecimalSign | undefined {
  const [more, less] = rows['.'] >= rows[','] ? (['.', ','] as const) : ([',', '.'] as const)
  if (rows[more] === 0) return undefined
  if (rows[less] <= rows[more] * SLIP_SHARE) return more
  throw new SourceError(
    `column ${name} holds both ${examples['.']} (${rows['.']} such values) and ${examples[',']} (${rows[',']}); say --decimal . or --decimal , for the one that counts, other rows are then set aside`,
  )
}

function byOwnValues({ examples }: NumberEvidence, decimal: DecimalSign): SignDecision {
  return { decimal, words: `values such as ${examples[decimal]} have no other reading`, isSure: true }
}

function byOtherSigns(column: NumberEvidence, others: ReadonlySet<DecimalSign>, pointDecimals: boolean): SignDecision {
  const { '.': points, ',': commas } = column.ambiguous
  if (points + commas === 0) return { decimal: undefined, words: '', isSure: true }
  if (pointDecimals && commas === 0) return { decimal: '.', words: '', isSure: true }
  const [only] = others
  if (others.size === 1) return { decimal: only, words: 'as in the other columns', isSure: false }
  if (column.long > 0 && (points === 0 || commas === 0)) {
    return { decimal: points > 0 ? '.' : ',', words: 'thousands are not parted elsewhere', isSure: false }
  }
  throw new SourceError(ambiguity(column))
}

function formOf({ grouped, ambiguous, adorned, currencies }: NumberEvidence, decimal?: DecimalSign): NumberForm {
  const isParted = decimal !== undefined && ambiguous[decimal === '.' ? ',' : '.'] > 0
  return { decimal: decimal ?? '.', grouped: grouped || isParted, adorned, currencies }
}

function formFinding({ name, examples }: NumberEvidence, form: NumberForm, { words, isSure }: SignDecision): Finding[] {
  if (isPlain(form) && isSure) return []
  const example = examples[form.decimal]
  return [
    {
      code: 'number-form',
      severity: isSure ? 'info' : 'warning',
      ...(example && { example }),
      message: `${name} is read with a decimal ${form.decimal === ',' ? 'comma' : 'point'}${words && `: ${words}`}; if that is wrong, say --decimal`,
    },
  ]
}

function ambiguity({ name, ambiguousExample, ambiguous }: NumberEvidence): string {
  return `column ${name} holds numbers such as ${ambiguousExample} (${ambiguous['.'] + ambiguous[',']} of them), and nothing in the file tells whether that is a decimal sign or parts thousands; say --decimal . or --decimal ,`
}

function refuseSeveralCurrencies({ name, currencies }: NumberEvidence): void {
  const list = [...new Set(currencies.map((token) => currencyOf(token)!).filter((code) => code !== ''))].sort()
  if (list.length < 2) return
  throw new SourceError(
    `column ${name} holds ${list.length} currencies (${list.join(', ')}), which cannot be added up; export each by itself, or put the currency into a column of its own and choose with --where`,
  )
}
