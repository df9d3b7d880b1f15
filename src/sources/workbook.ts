import { readFile } from 'node:fs/promises'
import type { CellValue } from 'hucre/xlsx'
import { SourceError } from '../base/errors.ts'
import type { SourceFile } from './source-file.ts'

export type SheetRow = readonly CellValue[]

/** An .xlsx or .ods file: its sheets, and their rows one after the other. Rows without any value are left out. */
export interface Workbook {
  /** Names of the sheets, without those that are hidden in an .xlsx file. */
  readonly visible: readonly string[]
  /** Names of all sheets. */
  readonly sheets: readonly string[]
  /** Formulas give the values that were stored with them. */
  rows(sheet: string): AsyncGenerator<SheetRow>
}

/** What the readers of both forms have in common: the names of the sheets, and the rows of one. */
interface Reader {
  list(bytes: Uint8Array, found: (name: string, isHidden: boolean) => void): Promise<unknown>
  rows(bytes: Uint8Array, place: number, name: string): AsyncIterable<{ values: SheetRow }>
}

/**
 * Opens a workbook. The packed file is held in memory, the sheets in it are not.
 *
 * @throws SourceError when it is protected by a password or no workbook.
 */
export async function openWorkbook(file: SourceFile): Promise<Workbook> {
  const reader = await (file.format === 'ods' ? odsReader() : xlsxReader())
  const bytes = await readFile(file.path)
  const visible: string[] = []
  const sheets: string[] = []
  try {
    await reader.list(bytes, (name, isHidden) => {
      if (sheets.includes(name)) return
      sheets.push(name)
      if (!isHidden) visible.push(name)
    })
  } catch (error) {
    throw workbookError(file, error)
  }
  return {
    visible,
    sheets,
    async *rows(sheet) {
      try {
        for await (const { values } of reader.rows(bytes, sheets.indexOf(sheet), sheet)) {
          if (values.some(isFilled)) yield values
        }
      } catch (error) {
        throw workbookError(file, error)
      }
    },
  }
}

async function xlsxReader(): Promise<Reader> {
  const { readXlsx, streamXlsxRows } = await import('hucre/xlsx')
  return {
    list: (bytes, found) =>
      readXlsx(bytes, {
        sheets({ name, hidden, veryHidden }) {
          found(name, Boolean(hidden || veryHidden))
          return false
        },
      }),
    rows: (bytes, _, sheet) => streamXlsxRows(bytes, { sheet }),
  }
}

async function odsReader(): Promise<Reader> {
  const { readOds, streamOdsRows } = await import('hucre/ods')
  return {
    list: (bytes, found) =>
      readOds(bytes, {
        sheets({ name }) {
          found(name, false)
          return false
        },
      }),
    // Its own choice of sheets lets rows of others through.
    async *rows(bytes, place) {
      for await (const row of streamOdsRows(bytes)) {
        if (row.sheetIndex! > place) return
        if (row.sheetIndex === place) yield row
      }
    },
  }
}

export function isFilled(value: CellValue | undefined): boolean {
  return value !== null && value !== undefined && value !== ''
}

function workbookError(file: SourceFile, error: unknown): Error {
  const reason = error instanceof Error ? error : new Error(String(error))
  if (reason.name === 'EncryptedFileError') {
    return new SourceError(`${file.path} is protected by a password; save it without one`)
  }
  return new SourceError(
    `${file.path} is no readable ${file.format === 'ods' ? '.ods' : '.xlsx'} file (${reason.message}); save it again, or as CSV`,
  )
}
