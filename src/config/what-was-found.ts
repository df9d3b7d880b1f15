import type { CheckResult } from '../pipeline/check.ts'
import type { SourceForm } from '../sources/raw-table.ts'
import type { ConfigEntry } from './parse-config.ts'
import { yamlText } from './yaml-text.ts'

/** A value for a key; `within` is the role or column that it is given to. */
export type KeptValue = Omit<ConfigEntry, 'line'>

/** What is to stand in a file for one key. */
export interface KeptKey {
  /** None where the key is off. */
  readonly values: readonly KeptValue[]
  /** Evidence, or why there is no value. */
  readonly remarks: readonly string[]
  /** What a key that is off shows, in the place of its usual example. */
  readonly shown?: string
}

/** The findings that are evidence for a key. */
const EVIDENCE: Readonly<Record<string, readonly string[]>> = {
  columns: ['no-amounts'],
  encoding: ['encoding', 'damaged-text'],
  delimiter: ['fixed-width', 'title-lines'],
  'date-format': ['date-form'],
  decimal: ['number-form'],
  sheet: ['united-sheets', 'other-sheets', 'title-rows'],
  table: ['only-table'],
  refunds: ['unmatched-returns'],
  'as-of': ['stray-dates'],
}
const MOST_REMARKS = 4

/** What a check found out, by key; a key that has nothing to do with these sources is left out. */
export function whatWasFound(found: CheckResult): ReadonlyMap<string, KeptKey> {
  const forms = found.sources.map(({ form }) => form)
  const isText = forms.some(({ encoding, delimiter }) => encoding ?? delimiter)
  const isDatabase = forms.some(({ table }) => table !== undefined)
  const { dateFormat, decimal } = found.asOptions
  const keys: (readonly [string, KeptKey] | undefined)[] = [
    ['columns', key(rolesOf(found), evidenceFor('columns', found))],
    isText ? ['encoding', ofForms(found, 'encoding')] : undefined,
    isText ? ['delimiter', ofForms(found, 'delimiter')] : undefined,
    [
      'date-format',
      key(
        one(dateFormat),
        evidenceFor('date-format', found),
        'Each date has but one reading, so nothing needs to be said.',
      ),
    ],
    [
      'decimal',
      key(
        one(decimal),
        evidenceFor('decimal', found),
        isText ? 'No number shows a decimal sign.' : 'Numbers are stored as numbers.',
      ),
    ],
    forms.some(({ sheet }) => sheet !== undefined) ? ['sheet', sheetsOf(found)] : undefined,
    isDatabase ? ['table', ofForms(found, 'table')] : undefined,
    isDatabase ? ['query', key([], [])] : undefined,
    ['orders', key(one(found.orderUnit), [])],
    ['refunds', key(one(found.refunds), evidenceFor('refunds', found))],
    ['duplicates', key(one('keep'), [])],
    ['as-of', asOfKey(found)],
  ]
  return new Map(keys.filter((entry) => entry !== undefined))
}

function key(values: readonly KeptValue[], remarks: readonly string[], otherwise?: string): KeptKey {
  const isSilent = values.length === 0 && remarks.length === 0 && otherwise !== undefined
  return { values, remarks: isSilent ? [otherwise] : remarks }
}

/** Left off: a file that names a day would freeze all later runs. */
function asOfKey(found: CheckResult): KeptKey {
  if (found.asOf === null) return { values: [], remarks: [], shown: '2025-12-31' }
  const off = `Off: days are counted to the day after the last order, here ${found.asOf}, and the next run follows its own data. On: every later run is counted to that day.`
  return { values: [], remarks: [off, ...evidenceFor('as-of', found)], shown: found.asOf }
}

function one(text: string | undefined): KeptValue[] {
  return text === undefined ? [] : [{ text }]
}

/** Roles by column; money that there is none of is said, so that no later column is taken for it. */
function rolesOf({ columns, revenue }: CheckResult): KeptValue[] {
  const roles = Object.entries(columns).map(([within, text]) => ({ within, text }))
  return revenue === null ? [...roles, { within: 'amount', text: 'none' }] : roles
}

/** A part of the form that all sources have alike; else what each has. */
function ofForms(found: CheckResult, part: Exclude<keyof SourceForm, 'sheet'>): KeptKey {
  const evidence = evidenceFor(part, found)
  const texts = found.sources.map(({ form }) => form[part])
  const [first] = texts
  if (texts.every((text) => text === first)) return key(one(first), evidence, 'Nothing needs to be said.')
  const each = found.sources.map(({ path }, i) => `${path}: ${texts[i] === undefined ? 'none' : yamlText(texts[i])}`)
  return key([], [`The sources differ, so each is looked at anew in every run (${shortened(each).join(', ')}).`])
}

/** The sheets that were read, where all workbooks have the same. */
function sheetsOf(found: CheckResult): KeptKey {
  const evidence = evidenceFor('sheet', found)
  const byBook = new Map<string, string[]>()
  for (const { path, form } of found.sources) {
    if (form.sheet === undefined) continue
    const book = path.endsWith(`#${form.sheet}`) ? path.slice(0, -form.sheet.length - 1) : path
    byBook.set(book, [...(byBook.get(book) ?? []), form.sheet])
  }
  const [first, ...others] = [...byBook.values()]
  const alike = others.every((sheets) => sheets.join('\n') === first!.join('\n'))
  if (!alike) return key([], ['The workbooks have different sheets, so each is looked at anew in every run.'])
  return key(
    first!.map((text) => ({ text })),
    [...evidence, 'Only the sheets named here are read, also when more are added.'],
  )
}

/** What findings say, without the option to set otherwise, which stands below. */
function evidenceFor(name: string, { findings }: CheckResult): string[] {
  const codes = EVIDENCE[name] ?? []
  const messages = findings
    .filter(({ code }) => codes.includes(code))
    .map(({ message }) => {
      const remedy = message.lastIndexOf('; ')
      return `${remedy > 0 && message.includes('--', remedy) ? message.slice(0, remedy) : message}.`
    })
  return shortened(messages)
}

function shortened(texts: readonly string[]): string[] {
  const more = texts.length - MOST_REMARKS
  return more > 0 ? [...texts.slice(0, MOST_REMARKS), `and ${more} more`] : [...texts]
}
