import type { Finding } from '../../base/findings.ts'
import { moneyColumns } from '../line-columns.ts'
import type { Role } from '../roles.ts'
import { findDateLayouts } from './date-evidence.ts'
import { type DateForm, givenOrder, ISO_FORM, ISO_LAYOUTS } from './date-form.ts'
import { gatherEvidence, shapesOf } from './evidence-table.ts'
import type { FormQuestion } from './form-question.ts'
import type { Doubts } from './forms.ts'
import { type NumberEvidence, weighNumbers } from './number-evidence.ts'

/** How the dates of a column are written. */
export interface DateDecision {
  readonly form: DateForm
  readonly findings: readonly Finding[]
  /** Dates of a lesser layout that nothing decides. */
  readonly unread: number
}

/** What whole columns show; left out where they were not looked at. */
export interface WholeColumns {
  readonly dates?: DateDecision
  readonly numbers?: readonly NumberEvidence[]
}

/**
 * Looks at all dates, all numbers or both, in one pass over the files.
 *
 * @throws SourceError when the order of day and month cannot be told.
 */
export async function lookAtColumns(
  question: FormQuestion,
  looks: { readonly dates: boolean; readonly numbers: boolean },
  doubts: Doubts,
): Promise<WholeColumns> {
  const money = looks.numbers ? moneyColumns(question.roles) : []
  const looked: Role[] = [...(looks.dates ? ['orderedAt' as const] : []), ...money]
  if (looked.length > 0) await gatherEvidence(question, looked, doubts)
  const dates = looks.dates ? await findDateForm(question, doubts) : undefined
  const numbers: NumberEvidence[] = []
  for (const role of money) numbers.push(weighNumbers(question.roles[role]!, await shapesOf(question.store, role)))
  await question.store.run('DROP TABLE IF EXISTS evidence')
  return { ...(dates && { dates }), ...(looks.numbers && { numbers }) }
}

async function findDateForm({ store, roles, tables, options }: FormQuestion, doubts: Doubts): Promise<DateDecision> {
  const isRest = doubts.dates === 'unread'
  const isOpen = `"orderedAt" IS NOT NULL${isRest ? ' AND try_cast("orderedAt" AS TIMESTAMP) IS NULL' : ''}`
  const relation = `SELECT "orderedAt" AS x, file FROM evidence WHERE ${isOpen}`
  const { layouts, findings, unread } = await findDateLayouts(store, roles.orderedAt!, relation, {
    readable: doubts.readableDates,
    order: givenOrder(options.dateFormat),
    files: tables.map(({ file }) => file.name),
  })
  const all = isRest ? [...ISO_LAYOUTS, ...layouts.filter(({ kind }) => kind !== 'iso')] : layouts
  return { form: all.length > 0 ? { kind: 'layouts', layouts: all } : ISO_FORM, findings, unread }
}
