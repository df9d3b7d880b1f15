import type { Finding } from '../base/findings.ts'
import type { Store } from '../store/store.ts'
import { findDateLayouts } from './date-evidence.ts'
import { checkDateFormat, type DateForm, ISO_FORM, plainDateForm } from './date-form.ts'
import type { ColumnSample } from './guess-roles.ts'
import { moneyColumns } from './line-columns.ts'
import {
  currencyOf,
  decideNumberForms,
  type NumberForm,
  type NumberShape,
  PLAIN_NUMBERS,
  plainNumbers,
  weighNumbers,
} from './number-form.ts'
import type { RawTable } from './raw-table.ts'
import type { ReadOptions } from './read-options.ts'
import type { ColumnRoles, Role } from './roles.ts'

/** How the texts of dates and numbers are to be read. */
export interface Forms {
  readonly dateForm: DateForm
  /** By role; plain where a role is missing. */
  readonly numberForms: Readonly<Partial<Record<Role, NumberForm>>>
  /** Code of the one currency that cells name, where they do. */
  readonly currency: string | undefined
  readonly findings: readonly Finding[]
  /** Decided by the first values alone. */
  readonly isPlain: boolean
  /** Roles whose first values are whole numbers, so that a later point may be of either kind. */
  readonly wholeSoFar: readonly Role[]
}

/** How far to look: at the first values, or at all where these leave a doubt, or at all in any case. */
export type Look = 'first' | 'whole'

/** Shapes of numbers that are looked at: a column has a few dozen. */
const MOST_SHAPES = 1000

/**
 * Decides how dates and numbers are written: as given, or by the first values where these are plain (ISO dates, decimal
 * points), or by evidence over whole columns, which costs a pass over the files.
 *
 * @throws SourceError when the evidence does not decide.
 */
export async function decideForms(
  store: Store,
  tables: readonly RawTable[],
  samples: readonly ColumnSample[],
  roles: ColumnRoles,
  options: ReadOptions,
  look: Look,
): Promise<Forms> {
  const valuesOf = (role: Role): readonly string[] => samples.find(({ name }) => name === roles[role])?.values ?? []
  const money = moneyColumns(roles)
  const dateForm = plainDateForm(valuesOf('orderedAt'), options.dateFormat)
  if (dateForm) await checkDateFormat(store, dateForm, options.dateFormat)
  const numbers = money.map((role) => plainNumbers(valuesOf(role)))
  const givesDate = options.dateFormat !== undefined
  const numbersKnown = numbers.every((kind) => kind !== undefined) && options.decimal !== ','
  if (dateForm && numbersKnown && (look === 'first' || (givesDate && money.length === 0))) {
    const wholeSoFar = money.filter((_, i) => numbers[i] === 'whole')
    return { dateForm, numberForms: {}, currency: undefined, findings: [], isPlain: true, wholeSoFar }
  }
  const columns = ['orderedAt' as const, ...money]
  await store.run(
    `CREATE OR REPLACE TEMP TABLE evidence AS ${columnsOf(
      tables,
      columns.map((role) => roles[role]!),
    )}`,
  )
  try {
    const dates = givesDate && dateForm ? { form: dateForm, findings: [] } : await findDateForm(store, roles.orderedAt!)
    const evidence = []
    for (const [i, role] of money.entries())
      evidence.push(weighNumbers(roles[role]!, await shapesOf(store, `x${i + 1}`)))
    const { forms, findings } = options.decimal
      ? {
          forms: evidence.map((column) => ({ ...column, decimal: options.decimal as '.' | ',', grouped: true })),
          findings: [],
        }
      : decideNumberForms(evidence)
    const [token] = evidence.flatMap(({ currencies }) => currencies)
    const currency = token === undefined ? undefined : currencyOf(token)
    return {
      dateForm: dates.form,
      numberForms: Object.fromEntries(
        money.map((role, i) => {
          const { decimal, grouped, adorned, currencies } = forms[i] ?? PLAIN_NUMBERS
          return [role, { decimal, grouped, adorned, currencies }]
        }),
      ),
      currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : undefined,
      findings: [...dates.findings, ...findings],
      isPlain: false,
      wholeSoFar: [],
    }
  } finally {
    await store.run('DROP TABLE IF EXISTS evidence')
  }
}

async function findDateForm(store: Store, name: string): Promise<{ form: DateForm; findings: readonly Finding[] }> {
  const { layouts, findings } = await findDateLayouts(store, name, 'SELECT x0 AS x FROM evidence WHERE x0 IS NOT NULL')
  return { form: layouts.length > 0 ? { kind: 'layouts', layouts } : ISO_FORM, findings }
}

/** Numbers that look alike but for their digits; those that begin with a zero are apart. */
async function shapesOf(store: Store, column: string): Promise<NumberShape[]> {
  const shapes = await store.rows<{ example: string; rows: bigint }>(`
    SELECT max(${column}) AS example, count(*) AS rows FROM evidence WHERE ${column} IS NOT NULL
    GROUP BY translate(${column}, '0123456789', '9999999999'), regexp_matches(${column}, '(^|[^0-9.,])0')
    ORDER BY rows DESC, example LIMIT ${MOST_SHAPES}`)
  return shapes.map(({ example, rows }) => ({ example, rows: Number(rows) }))
}

/** SQL of columns of all files as x0, x1, … in the order of the files; NULL in files that lack one. */
function columnsOf(tables: readonly RawTable[], names: readonly string[]): string {
  const parts = tables.map((table) => {
    const cells = names.map((name, i) => {
      const at = table.columns.indexOf(name)
      return `${at < 0 ? 'NULL::VARCHAR' : `c${at}`} AS x${i}`
    })
    return `SELECT ${cells.join(', ')} FROM (${table.scan()})`
  })
  return parts.join(' UNION ALL ')
}
