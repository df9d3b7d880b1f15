import { isFilled, type SheetRow } from './workbook.ts'

/** Where in a sheet the table stands. */
export interface SheetLayout {
  /** Rows above the header, or above the data where there is no header: titles and the like. */
  readonly above: number
  readonly header: boolean
  /** Names of the columns: from the header, or `1`, `2`, … where there is none. Unique. */
  readonly columns: readonly string[]
  /** Place of each column in a row of the sheet. */
  readonly places: readonly number[]
}

/** A row with this share of the cells of the fullest one belongs to the table. */
const TABLE_SHARE = 0.6

/**
 * Finds the table by its first rows: it begins at the first row that is nearly as full as the fullest, and that row is
 * the header when it holds nothing but words.
 */
export function findLayout(rows: readonly SheetRow[]): SheetLayout | undefined {
  const filled = rows.map((row) => row.filter(isFilled).length)
  const most = Math.max(0, ...filled)
  const above = filled.findIndex((count) => count >= TABLE_SHARE * most)
  const first = rows[above]
  if (!first || most === 0) return undefined
  const header = first.every((cell) => !isFilled(cell) || isWord(cell))
  const width = Math.max(...rows.slice(above).map((row) => row.length))
  const places = Array.from({ length: width }, (_, place) => place).filter((place) =>
    rows.slice(above).some((row) => isFilled(row[place])),
  )
  return {
    above,
    header,
    columns: header ? uniqueNames(places.map((place) => first[place])) : numbered(places),
    places,
  }
}

/** No number or date, nor a text that is one. */
function isWord(cell: unknown): boolean {
  return typeof cell === 'string' && !/^\s*[-+]?[\d.,]+\s*$/.test(cell) && !/^\s*\d{1,4}[-/.]\d{1,2}[-/.]/.test(cell)
}

function numbered(places: readonly number[]): string[] {
  return places.map((_, i) => String(i + 1))
}

function uniqueNames(cells: readonly unknown[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, i) => {
    const name = (typeof cell === 'string' ? cell.replace(/\s+/g, ' ').trim() : '') || `column ${i + 1}`
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    return before === 0 ? name : `${name} (${before + 1})`
  })
}
