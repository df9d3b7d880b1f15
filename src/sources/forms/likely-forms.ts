import { moneyColumns } from '../line-columns.ts'
import type { RawTable } from '../raw-table.ts'
import type { Role } from '../roles.ts'
import { type FormQuestion, firstValues } from './form-question.ts'
import { type LikelyDates, likelyDates } from './likely-dates.ts'
import { likelyNumbers } from './likely-numbers.ts'
import type { NumberEvidence } from './number-evidence.ts'
import type { DecimalSign } from './number-form.ts'

/** Places all over a file from which values are taken beside the first ones, shared by all files. */
const SPOTS = 8

/** Forms that some values show and leave nothing open in; undefined where the whole columns have to be looked at. */
export interface LikelyForms {
  readonly dates?: LikelyDates | undefined
  readonly numbers?: readonly NumberEvidence[] | undefined
}

/** What the first values and some from all over the files show of dates and numbers, where that leaves nothing open. */
export async function likelyForms(question: FormQuestion): Promise<LikelyForms> {
  const { tables, roles, options } = question
  const spots = await readSpots(tables)
  const valuesOf = (role: Role): string[] => [
    ...new Set([...firstValues(question, role), ...spots.flatMap((spot) => spotValues(spot, roles[role]))]),
  ]
  const columns = moneyColumns(roles).map((role) => ({ name: roles[role]!, values: valuesOf(role) }))
  return {
    dates: options.dateFormat === undefined ? likelyDates(valuesOf('orderedAt')) : undefined,
    numbers: likelyNumbers(columns, options.decimal as DecimalSign | undefined),
  }
}

interface Spot {
  readonly table: RawTable
  readonly records: readonly (readonly string[])[]
}

async function readSpots(tables: readonly RawTable[]): Promise<Spot[]> {
  const places = Math.max(1, Math.floor(SPOTS / tables.length))
  const spots: Spot[] = []
  for (const table of tables) spots.push({ table, records: (await table.spotRecords?.(places)) ?? [] })
  return spots
}

/** Texts of a column; a record that begins or ends amid a row has another number of cells, and is passed over. */
function spotValues({ table: { columns }, records }: Spot, name: string | undefined): string[] {
  const at = name === undefined ? -1 : columns.indexOf(name)
  const whole = at < 0 ? [] : records.filter(({ length }) => length === columns.length)
  return whole.map((record) => record[at]!).filter((text) => text !== '')
}
