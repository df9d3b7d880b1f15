import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { OWN_FOLDER } from '../exports/result-folder.ts'
import { defineTextMacros } from '../exports/text-macros.ts'
import type { RejectOptions } from '../exports/write-rejects.ts'
import type { ReportInput } from '../report/input/report-input.ts'
import type { Store } from '../store/store.ts'

/** Where results go, and how their cells are written. */
export interface WriteOptions {
  /** Result folder; made where it does not exist. */
  readonly folder: string
  /** The command line, for run.json and the report. */
  readonly command?: string
  /** Leaves cells as they are that a spreadsheet would run as formulas. Default false. */
  readonly rawText?: boolean
  /**
   * Replaces customer ids by a keyed hash, and says so in run.json; the key stays in the folder or comes from
   * CLIENTELE_PSEUDONYM_KEY.
   */
  readonly pseudonymise?: boolean
  /** What `reportInput` has made of this run under this command already; not together with `pseudonymise`. */
  readonly report?: ReportInput
}

/** Makes the store write cells and ids as the options say. */
export async function prepareText(store: Store, folder: string, options: WriteOptions): Promise<RejectOptions> {
  const rawText = options.rawText ?? false
  const pseudonymKey = options.pseudonymise ? await keyOf(folder) : undefined
  await defineTextMacros(store, { rawText, pseudonymKey })
  return { rawText, pseudonymise: pseudonymKey !== undefined }
}

/** One key per folder, so that later runs give the same customer the same pseudonym. */
async function keyOf(folder: string): Promise<string> {
  const given = process.env['CLIENTELE_PSEUDONYM_KEY']
  if (given) return given
  const path = join(folder, OWN_FOLDER, 'pseudonym.key')
  const known = await readFile(path, 'utf8').catch(() => undefined)
  if (known) return known
  const key = randomBytes(32).toString('hex')
  await mkdir(join(folder, OWN_FOLDER), { recursive: true })
  await writeFile(path, key, { mode: 0o600 })
  return key
}
