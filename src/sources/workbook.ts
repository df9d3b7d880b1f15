import { readFile } from 'node:fs/promises'
import type { CellValue } from 'hucre/xlsx'
import { SourceError } from '../base/errors.ts'
import type { SourceFile } from './source-file.ts'

export type SheetRow = readonly CellValue[]

/** An .xlsx file: its sheets, and their rows one after the other. Rows without any value are left out. */
export interface Workbook {
  /** Names of the sheets, without those that are hidden. */
  readonly visible: readonly string[]
  /** Names of all sheets. */
  readonly sheets: readonly string[]
  /** Formulas give the values that were stored with them. */
  rows(sheet: string): AsyncGenerator<SheetRow>
}

/**
 * Opens a workbook. The packed file is held in memory, the sheets in it are not.
 *
 * @throws SourceError when it is protected by a password or no workbook.
 */
export async function openWorkbook(file: SourceFile): Promise<Workbook> {
  const { readXlsx, streamXlsxRows } = await import('hucre/xlsx')
  const bytes = await readFile(file.path)
  const visible: string[] = []
  const sheets: string[] = []
  try {
    await readXlsx(bytes, {
      sheets({ name, hidden, veryHidden }) {
        sheets.push(name)
        if (!hidden && !veryHidden) visible.push(name)
        return false
      },
    })
  } catch (error) {
    throw workbookError(file, error)
  }
  return {
    visible,
    sheets,
    async *rows(sheet) {
      try {
        for await (const { values } of streamXlsxRows(bytes, { sheet })) if (values.some(isFilled)) yield values
      } catch (error) {
        throw workbookError(file, error)
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
  return new SourceError(`${file.path} is no readable .xlsx file (${reason.message}); save it again, or as CSV`)
}
