import { OptionError, SourceError } from '../base/errors.ts'
import { type ApartTask, runApart } from '../threads/run-apart.ts'
import { lastRecords, readTail } from './last-records.ts'
import type { RawTable } from './raw-table.ts'
import type { ReadOptions } from './read-options.ts'
import type { SourceFile } from './source-file.ts'
import { type SheetOptions, type StagedSheet, stageWorkbook } from './stage-workbook.ts'
import { stagedTable } from './staged-table.ts'
import type { OpenContext } from './staging-of.ts'

interface Input {
  readonly file: SourceFile
  readonly options: SheetOptions
  readonly workFolder: string
}

/** The sheets, or why there are none: a thread hands on what an error says, but not its class. */
type Output = { readonly sheets: StagedSheet[] } | { readonly refused: 'option' | 'source'; readonly message: string }

/** Copies a workbook in a thread of its own. */
export const copying: ApartTask<Input, Output> = {
  module: import.meta.url,
  name: 'copying',
  async run({ file, options, workFolder }, tell, signal) {
    try {
      return { sheets: await stageWorkbook(file, options, { workFolder, onProgress: tell, signal }) }
    } catch (error) {
      if (error instanceof OptionError || error instanceof SourceError) {
        return { refused: error.code, message: error.message }
      }
      throw error
    }
  },
}

/**
 * The tables of a workbook, one for each sheet that is read: those that are named, else all that look like transactions
 * and have the same columns. They are copied in another thread, whose memory is free again before customers are measured.
 *
 * @throws SourceError when sheets with different columns look like transactions, and none is named.
 */
export async function workbookTables(
  file: SourceFile,
  { sheets, columns }: ReadOptions,
  { workFolder, signal, onProgress }: OpenContext,
): Promise<RawTable[]> {
  const options = { ...(sheets && { sheets }), ...(columns && { columns }) }
  const copied = await runApart(copying, { file, options, workFolder }, { signal, onStage: onProgress })
  if ('sheets' in copied) return copied.sheets.map((sheet) => sheetTable(sheet, file.path))
  throw new (copied.refused === 'option' ? OptionError : SourceError)(copied.message)
}

function sheetTable(staged: StagedSheet, workbook: string): RawTable {
  const table = stagedTable(staged.file, staged, workbook, { sheet: staged.sheet }, staged.findings)
  return { ...table, lastRecords: async () => lastRecords(await readTail(staged.path), ',') }
}
