import type { Finding } from '../../base/findings.ts'
import { moneyColumns } from '../line-columns.ts'
import type { Role } from '../roles.ts'
import { currencyOf } from './currency-signs.ts'
import { checkDateFormat, type DateForm, dateOption, givenOrder, plainDateForm } from './date-form.ts'
import { decideNumberForms } from './decide-number-forms.ts'
import { type FormQuestion, firstValues } from './form-question.ts'
import { type Doubts, type FormOptions, type Forms, NO_DOUBTS } from './forms.ts'
import type { LikelyDates } from './likely-dates.ts'
import { likelyForms } from './likely-forms.ts'
import type { NumberEvidence } from './number-evidence.ts'
import { type DecimalSign, isPlain, type NumberForm } from './number-form.ts'
import { plainNumbers } from './recognise-number.ts'
import { type DateDecision, lookAtColumns } from './whole-columns.ts'

/**
 * Decides how dates and numbers are written: as given, or by some values where these leave nothing open, or by evidence
 * over whole columns, which costs a pass over the files.
 *
 * @throws SourceError when the evidence does not decide.
 */
export async function decideForms(question: FormQuestion, doubts: Doubts, signal?: AbortSignal): Promise<Forms> {
  const first = await lookAtFirst(question)
  const open = {
    dates: !first.isFormatGiven && (doubts.dates !== undefined || !first.dates),
    numbers: first.numbers.length > 0 && (doubts.numbers || first.leavesNumbersOpen),
  }
  const likely = open.dates || open.numbers ? await likelyForms(question) : {}
  const looks = {
    dates: open.dates && (doubts.dates !== undefined || !likely.dates),
    numbers: open.numbers && (doubts.numbers || !likely.numbers),
  }
  if (looks.dates && doubts === NO_DOUBTS) for (const table of question.tables) await table.verify?.(signal)
  const whole = await lookAtColumns(question, looks, doubts)
  const dates = whole.dates ?? { form: first.dates ?? formOf(likely.dates!), findings: [], unread: 0 }
  const numbers = open.numbers
    ? numberFormsOf(question, whole.numbers ?? likely.numbers!)
    : plainFormsOf(question, first)
  return {
    dateForm: dates.form,
    numberForms: numbers.forms,
    currency: numbers.currency,
    findings: [...dates.findings, ...numbers.findings],
    asOptions: optionsOf(question, dates, numbers.decimal),
    bySome: {
      dates: looks.dates || first.isFormatGiven ? undefined : open.dates ? likely.dates : 'plain',
      numbers: looks.numbers ? undefined : open.numbers ? 'likely' : 'plain',
    },
    wholeSoFar: first.wholeSoFar,
  }
}

interface FirstLook {
  /** The form of dates, where first values leave nothing open. */
  readonly dates: DateForm | undefined
  readonly isFormatGiven: boolean
  /** What the first values of each column of money show. */
  readonly numbers: readonly ReturnType<typeof plainNumbers>[]
  readonly leavesNumbersOpen: boolean
  readonly wholeSoFar: Forms['wholeSoFar']
}

/** What the options and the first values of the columns say. */
async function lookAtFirst(question: FormQuestion): Promise<FirstLook> {
  const { store, roles, options } = question
  const money = moneyColumns(roles)
  const dates = plainDateForm(firstValues(question, 'orderedAt'), options.dateFormat)
  if (dates) await checkDateFormat(store, dates, options.dateFormat)
  const numbers = money.map((role) => plainNumbers(firstValues(question, role)))
  return {
    dates,
    isFormatGiven: options.dateFormat !== undefined && givenOrder(options.dateFormat) === undefined,
    numbers,
    leavesNumbersOpen: options.decimal === ',' || numbers.includes(undefined),
    wholeSoFar: money.filter((_, i) => numbers[i] === 'whole'),
  }
}

function formOf({ layout }: LikelyDates): DateForm {
  return { kind: 'layouts', layouts: [layout] }
}

interface NumberForms {
  readonly forms: Readonly<Partial<Record<Role, NumberForm>>>
  readonly currency: string | undefined
  readonly findings: readonly Finding[]
  /** What `--decimal` would say; undefined where nothing had to be decided. */
  readonly decimal: DecimalSign | undefined
}

/** Numbers that the engine reads as they are. */
function plainFormsOf(question: FormQuestion, { numbers }: FirstLook): NumberForms {
  const point = numbers.includes('point') && !hasPointDecimals(question) ? '.' : undefined
  const decimal = (question.options.decimal as DecimalSign | undefined) ?? point
  return { forms: {}, currency: undefined, findings: [], decimal }
}

function numberFormsOf(question: FormQuestion, evidence: readonly NumberEvidence[]): NumberForms {
  const given = question.options.decimal as DecimalSign | undefined
  const pointDecimals = hasPointDecimals(question)
  const { forms, findings, decimal } = decideNumberForms(evidence, given, pointDecimals)
  const money = moneyColumns(question.roles)
  const [token] = evidence.flatMap(({ currencies }) => currencies)
  const currency = token === undefined ? undefined : currencyOf(token)
  return {
    forms: Object.fromEntries(money.map((role, i) => [role, forms[i]!] as const).filter(([, form]) => !isPlain(form))),
    currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : undefined,
    findings,
    decimal: decimal === '.' && pointDecimals && given === undefined ? undefined : decimal,
  }
}

function hasPointDecimals({ tables }: FormQuestion): boolean {
  return tables.every((table) => table.pointDecimals)
}

function optionsOf(
  { tables, options }: FormQuestion,
  { form, unread }: DateDecision,
  decimal: DecimalSign | undefined,
): FormOptions {
  const dateFormat = options.dateFormat ?? (unread === 0 ? dateOption(form, tables.length > 1) : undefined)
  return { ...(dateFormat !== undefined && { dateFormat }), ...(decimal !== undefined && { decimal }) }
}
