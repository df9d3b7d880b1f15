import { OptionError, SourceError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { guessRoles } from './guess-roles.ts'
import type { ReadOptions } from './read-options.ts'
import { sheetCell } from './sheet-cell.ts'
import { findLayout, type SheetLayout } from './sheet-layout.ts'
import type { SourceFile } from './source-file.ts'
import type { StagedRows, Staging } from './staged-table.ts'
import { type OpenContext, stagingOf } from './staging-of.ts'
import { isFilled, openWorkbook, type SheetRow, type Workbook } from './workbook.ts'
import { type StagedCell, writeRows } from './write-rows.ts'

const ROWS_LOOKED_AT = 100

interface Sheet {
  readonly name: string
  readonly layout: SheetLayout
  readonly samples: readonly { readonly name: string; readonly values: readonly string[] }[]
}

/** Rows of one sheet, copied, and what a reader should know about them. */
export interface StagedSheet extends StagedRows {
  /** The workbook, named with its sheet where several are read. */
  readonly file: SourceFile
  readonly sheet: string
  readonly findings: readonly Finding[]
}

export type SheetOptions = Pick<ReadOptions, 'sheets' | 'columns'>

/**
 * Copies the sheets of a workbook that are read: those that are named, else all that look like transactions and have the
 * same columns.
 *
 * @throws SourceError when sheets with different columns look like transactions, and none is named.
 */
export async function stageWorkbook(
  file: SourceFile,
  options: SheetOptions,
  context: OpenContext,
): Promise<StagedSheet[]> {
  const workbook = await openWorkbook(file)
  const sheets = await lookAt(workbook, namedSheets(file, workbook, options) ?? workbook.visible)
  const chosen = options.sheets ? sheets : alike(file, fitting(sheets, options))
  if (chosen.length === 0) throw new SourceError(`${file.name} holds only empty sheets; save it again`)
  const findings = choiceFindings(file, workbook, sheets, chosen, options)
  const staged: StagedSheet[] = []
  for (const [i, sheet] of chosen.entries()) {
    const label = (text: string): string => (chosen.length > 1 ? `${text}#${sheet.name}` : text)
    const part = { ...file, path: label(file.path), name: label(file.name) }
    staged.push(await stageSheet(part, workbook, sheet, stagingOf(part.name, context), i === 0 ? findings : []))
  }
  return staged
}

function namedSheets(file: SourceFile, workbook: Workbook, { sheets }: SheetOptions): readonly string[] | undefined {
  return sheets?.map((wanted) => {
    const found =
      workbook.sheets.find((name) => name === wanted) ??
      workbook.sheets.find((name) => name.trim().toLowerCase() === wanted.trim().toLowerCase())
    if (found !== undefined) return found
    throw new OptionError(
      `--sheet ${wanted}: ${file.name} has no such sheet; choose one of ${workbook.sheets.join(', ')}`,
    )
  })
}

/** The sheets that hold anything, by their first rows. */
async function lookAt(workbook: Workbook, names: readonly string[]): Promise<Sheet[]> {
  const sheets: Sheet[] = []
  for (const name of new Set(names)) {
    const rows: SheetRow[] = []
    for await (const row of workbook.rows(name)) if (rows.push(row) === ROWS_LOOKED_AT) break
    const layout = findLayout(rows)
    if (!layout) continue
    const data = rows.slice(layout.above + (layout.header ? 1 : 0))
    const samples = layout.columns.map((column, i) => ({
      name: column,
      values: data.map((row) => sheetCell(row[layout.places[i]!])).filter((cell): cell is string => isFilled(cell)),
    }))
    sheets.push({ name, layout, samples })
  }
  return sheets
}

/** The sheets in which every needed role has a column; all of them when there is none, so that reading says what is missing. */
function fitting(sheets: readonly Sheet[], options: SheetOptions): readonly Sheet[] {
  const found = sheets.filter(({ samples }) => {
    try {
      guessRoles(samples, options.columns ?? {})
      return samples.some(({ values }) => values.length > 0)
    } catch {
      return false
    }
  })
  return found.length > 0 ? found : sheets.slice(0, 1)
}

function alike(file: SourceFile, sheets: readonly Sheet[]): readonly Sheet[] {
  const columnsOf = ({ layout }: Sheet): string => JSON.stringify([...layout.columns].sort())
  if (new Set(sheets.map(columnsOf)).size < 2) return sheets
  throw new SourceError(
    `${sheets.length} sheets of ${file.name} look like transactions, with different columns: ${list(sheets)}; choose with --sheet ${JSON.stringify(sheets[0]!.name)}, which may be repeated`,
  )
}

async function stageSheet(
  file: SourceFile,
  workbook: Workbook,
  { name, layout }: Sheet,
  staging: Staging,
  findings: readonly Finding[],
): Promise<StagedSheet> {
  const beside: BesideTable = { count: 0, example: '' }
  const rows = await writeRows(tableRows(workbook.rows(name), layout, beside), staging)
  const found = [...findings, ...titleFinding(file, layout), ...besideFinding(file, beside)]
  return { file, sheet: name, path: staging.path, columns: layout.columns, rows, findings: found }
}

/** Cells in data rows that stand in no column of the table. */
interface BesideTable {
  count: number
  example: string
}

async function* tableRows(
  rows: AsyncIterable<SheetRow>,
  { above, header, places }: SheetLayout,
  beside: BesideTable,
): AsyncGenerator<readonly StagedCell[]> {
  const inTable = new Set(places)
  const width = places.at(-1)! + 1
  const gaps = width > places.length
  let before = above + (header ? 1 : 0)
  for await (const row of rows) {
    if (before-- > 0) continue
    if (gaps || row.length > width) {
      for (const [place, value] of row.entries()) {
        if (inTable.has(place) || !isFilled(value)) continue
        beside.count++
        beside.example ||= sheetCell(value)!
      }
    }
    yield places.map((place) => sheetCell(row[place]))
  }
}

function choiceFindings(
  file: SourceFile,
  workbook: Workbook,
  sheets: readonly Sheet[],
  chosen: readonly Sheet[],
  options: SheetOptions,
): Finding[] {
  if (options.sheets) return []
  const hidden = workbook.sheets.filter((name) => !workbook.visible.includes(name))
  const left = [...sheets.filter((sheet) => !chosen.includes(sheet)).map(({ name }) => name), ...hidden]
  const findings: Finding[] = []
  if (chosen.length > 1) {
    findings.push({
      code: 'united-sheets',
      severity: 'info',
      count: chosen.length,
      message: `${chosen.length} sheets of ${file.name} have the same columns and were read as one table: ${list(chosen)}; --sheet chooses otherwise`,
    })
  }
  if (left.length > 0) {
    findings.push({
      code: 'other-sheets',
      severity: 'info',
      count: left.length,
      message: `${left.length === 1 ? 'a sheet' : `${left.length} sheets`} of ${file.name} ${left.length === 1 ? 'was' : 'were'} not read, being hidden or of other columns: ${left.join(', ')}; --sheet chooses otherwise`,
    })
  }
  return findings
}

function titleFinding({ name }: SourceFile, { above, header, columns }: SheetLayout): Finding[] {
  if (above === 0) return []
  return [
    {
      code: 'title-rows',
      severity: 'info',
      count: above,
      message: `${above === 1 ? 'a row' : `${above} rows`} above the table in ${name} ${above === 1 ? 'was' : 'were'} passed over; ${header ? `its header is ${columns.slice(0, 3).join(', ')}, …` : 'it has no header'}`,
    },
  ]
}

function besideFinding({ name }: SourceFile, { count, example }: BesideTable): Finding[] {
  if (count === 0) return []
  return [
    {
      code: 'cells-beside-table',
      severity: 'warning',
      count,
      example,
      message: `${count.toLocaleString('en-GB')} cells of ${name} stand beside the table, under no header, and were not read`,
    },
  ]
}

function list(sheets: readonly Sheet[]): string {
  return sheets.map(({ name }) => name).join(', ')
}
