import type { CellValue } from 'hucre/xlsx'
import type { StagedCell } from './write-rows.ts'

/**
 * A cell of a workbook as text. Numbers there are binary doubles and have their shortest form: 2.55 is stored as
 * 2.5499999999999998 by some programs and is 2.55 here. Dates are whole days or times to the millisecond.
 */
export function sheetCell(value: CellValue | undefined): StagedCell {
  if (typeof value === 'string' || value === null || value === undefined) return value ?? null
  if (!(value instanceof Date)) return String(value)
  const time = value.getTime()
  if (Number.isNaN(time)) return 'no date'
  const text = value.toISOString()
  if (time % 86_400_000 === 0) return text.slice(0, -14)
  return text.slice(0, time % 1000 === 0 ? -5 : -1).replace('T', ' ')
}
