import type { Finding } from '../base/findings.ts'
import type { SourceFile } from './source-file.ts'

/** How a source was taken apart, as the options would say it; what does not apply to its kind is left out. */
export interface SourceForm {
  /** Left out, too, where text is damaged, since its own encoding does not read it. */
  readonly encoding?: string
  /** Left out where blanks keep the columns apart. */
  readonly delimiter?: string
  readonly sheet?: string
  readonly table?: string
}

/**
 * One file as a relation: all columns text, NULL where empty, named c0, c1, … so that no source text becomes an
 * identifier. Rows come in file order.
 */
export interface RawTable {
  readonly file: SourceFile
  /** Column names as in the file; column i is `c{i}` of the relation. */
  readonly columns: readonly string[]
  readonly form: SourceForm
  /** The file whose bytes identify the source, where it is not the file itself. */
  readonly contents?: string
  /** Whether numbers come as a program writes them, so that a point is never a sign of thousands. */
  readonly pointDecimals?: boolean
  /** What a reader should know about how the table was found. */
  readonly findings?: readonly Finding[]
  /** SQL of the relation over the rows that can be taken apart. With `rejectsTable`, the others are listed there. */
  scan(rejectsTable?: string): string
  /** The last records as cells, where totals may stand there; to be asked once the bytes were looked through. */
  lastRecords?(): Promise<string[][]>
  /** Records from so many places all over the file as cells, where they can be had quickly; some may be none. */
  spotRecords?(places: number): Promise<string[][]>
  /** Looks through the bytes for what the engine would pass over; once, however often it is asked. @throws SourceError where they are no such file. */
  verify?(signal: AbortSignal | undefined): Promise<void>
  /** The rows that cannot be taken apart, known once a scan with `rejectsTable` has run; by position in the file. */
  malformedRows(rejectsTable: string): Promise<MalformedRow[]>
  /** Compares the rows read with those that the source gave. @throws SourceError where some were lost. */
  checkCount?(read: number): void
}

/** A row that is no row of its table. */
export interface MalformedRow {
  /** 1-based data row. */
  readonly row: number
  /** What is wrong with it. */
  readonly fault: string
  /** Its beginning, as it stands in the file. */
  readonly text: string
}
