import type { Finding } from '../base/findings.ts'
import type { ColumnRoles, Role } from '../sources/roles.ts'
import type { RunSettings } from './settings.ts'

/** `POST /api/uploads?name=orders.csv`, the file as the body. */
export interface Upload {
  readonly upload: string
  readonly name: string
  readonly bytes: number
}

/** How a draft is to be read, as far as the reader of the page has said; the rest is detected. */
export interface DraftOptions {
  readonly columns?: ColumnRoles
  readonly encoding?: string
  readonly delimiter?: string
  readonly decimal?: string
  readonly dateFormat?: string
  readonly timezone?: string
  readonly sheets?: readonly string[]
  readonly asOf?: string
  readonly since?: string
  readonly refunds?: 'net' | 'drop' | 'match'
  readonly orders?: 'id' | 'date' | 'row'
  readonly duplicates?: 'keep' | 'drop'
}

/**
 * `POST /api/drafts` makes a draft of uploaded files, `PUT /api/drafts/:draft` with `DraftOptions` as the body reads it
 * otherwise, `GET /api/drafts/:draft` shows it; each answers with a `DraftView`. `POST /api/drafts/:draft/run` with
 * `NewRun` as the body starts a job of kind `run` and answers 202 with its `JobView`.
 */
export interface NewDraft {
  readonly uploads: readonly string[]
  readonly options?: DraftOptions
}

export interface NewRun {
  readonly settings?: RunSettings
}

/** A file that was dropped, and what would be read of it: what `clientele check` says, or why it cannot be read yet. */
export interface DraftView {
  readonly draft: string
  readonly names: readonly string[]
  /** The job that is reading it; null when everything below is known. Small files are read within the request. */
  readonly job: string | null
  readonly bytes: number
  readonly options: DraftOptions
  /** Columns in the order of the file. */
  readonly columns: readonly DraftColumn[]
  /** How text was taken apart, in words: `Encoding: windows-1252`, `Dates: month first, as 9,004 of them show`. */
  readonly details: readonly { readonly name: string; readonly value: string }[]
  /** Null while something stands in the way; then `problem` says what. */
  readonly reading: DraftReading | null
  readonly problem: { readonly message: string; readonly role?: Role; readonly candidates?: readonly string[] } | null
  readonly findings: readonly Finding[]
}

export interface DraftColumn {
  readonly name: string
  readonly role: Role | null
  /** Guessed with nothing else in reach, or said by the reader. */
  readonly certain: boolean
  readonly examples: readonly string[]
  /** What is in it, in words: `999 different whole numbers in the first 1000 rows that have one`; null where it is empty. */
  readonly contents: string | null
}

export interface DraftReading {
  readonly rows: { readonly read: number; readonly kept: number; readonly rejected: Readonly<Record<string, number>> }
  readonly customers: number
  readonly orders: number
  /** Exact decimal text; null without amounts. */
  readonly revenue: string | null
  /** Null where a source of customers' totals does not tell them. */
  readonly firstDate: string | null
  readonly lastDate: string | null
  readonly asOf: string | null
}
