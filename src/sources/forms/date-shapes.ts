import { isDeepStrictEqual } from 'node:util'
import type { MonthWords, SimpleForm } from './date-layout.ts'
import { MOST_FORMS } from './likely-dates.ts'
import { recogniseDate, type SeenDate } from './recognise-date.ts'
import { simpleForm } from './simple-form.ts'

/** Shapes of dates that one layout reads. */
export interface DateShapes {
  readonly seen: SeenDate
  readonly months: MonthWords
  readonly halfDays: boolean
  /** Undefined when a value has another form, or there are too many. */
  readonly simple: readonly SimpleForm[] | undefined
  readonly example: string
  readonly rows: number
}

/** Shapes that one layout reads, together; most rows first. */
export function groupShapes(shapes: readonly { example: string; rows: number }[]): DateShapes[] {
  const groups = new Map<string, DateShapes>()
  for (const { example, rows } of shapes) {
    const seen = recogniseDate(example)
    if (!seen) continue
    const named = seen.kind === 'parts' && seen.word !== undefined
    const key = seen.kind === 'parts' ? `${seen.order} ${seen.shortYear} ${named}` : seen.kind
    const known = groups.get(key)
    const months = new Map([...(known?.months ?? []), ...(named ? [seen.word!] : [])])
    const forms = known && !known.simple ? undefined : addForm(known?.simple ?? [], simpleForm(example))
    groups.set(key, {
      simple: forms,
      seen: known?.seen ?? seen,
      halfDays: (known?.halfDays ?? false) || (seen.kind === 'parts' && seen.halfDays),
      months: [...months],
      example: known?.example ?? example,
      rows: (known?.rows ?? 0) + rows,
    })
  }
  return [...groups.values()].sort((a, b) => b.rows - a.rows)
}

function addForm(known: readonly SimpleForm[], form: SimpleForm | undefined): readonly SimpleForm[] | undefined {
  if (!form) return undefined
  if (known.some((other) => isDeepStrictEqual(other, form))) return known
  return known.length < MOST_FORMS ? [...known, form] : undefined
}
