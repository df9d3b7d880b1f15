import type { Finding } from '../base/findings.ts'
import { throwIfAborted } from '../base/progress.ts'
import type { Store } from '../store/store.ts'
import { hashFile } from './file-hash.ts'
import { fromFile } from './from-file.ts'
import { type LinePlan, lineQuery, linesView, lineTableColumns } from './line-columns.ts'
import type { MalformedRow, RawTable } from './raw-table.ts'
import type { ReadContext } from './read-context.ts'
import { setAsideTotals } from './total-lines.ts'

/** One file that has been read. Its rows are `firstLine`, `firstLine` + 1, … of the table `lines`. */
export interface ReadSource {
  readonly table: RawTable
  /** Data rows, malformed ones included. */
  readonly rows: number
  readonly sha256: string
  readonly firstLine: number
  readonly malformed: readonly MalformedRow[]
  /** Of its rows. */
  readonly findings: readonly Finding[]
}

/**
 * Reads every row of the tables into `read_lines`, with the view `lines` over it; every file is hashed on the way. The progress
 * says `reading`, or another `verb`.
 */
export async function readTables(
  store: Store,
  tables: readonly RawTable[],
  plan: LinePlan,
  { onProgress, signal }: ReadContext,
  verb = 'reading',
): Promise<ReadSource[]> {
  await store.run(`CREATE OR REPLACE TEMP TABLE read_lines (${lineTableColumns(plan).join(', ')})`)
  await store.run(linesView(plan))
  const sources: ReadSource[] = []
  let firstLine = 0
  for (const [i, table] of tables.entries()) {
    throwIfAborted(signal)
    onProgress?.(`${verb} ${table.file.name}`, tables.length > 1 ? i / tables.length : undefined)
    const rejectsTable = `rejects_${i}`
    const source = await fromFile(table.file, signal, async () => {
      for (const left of [rejectsTable, `${rejectsTable}_scan`]) await store.run(`DROP TABLE IF EXISTS ${left}`)
      const bytes = Promise.all([hashFile(table.contents ?? table.file.path, signal), table.verify?.(signal)])
      await withBytes(store, bytes, store.run(`INSERT INTO read_lines ${lineQuery(table, plan, rejectsTable, i)}`))
      const { count } = await store.row<{ count: bigint }>('SELECT count(*) AS count FROM read_lines')
      const malformed = await table.malformedRows(rejectsTable)
      const lines = Number(count) - firstLine
      table.checkCount?.(lines)
      const findings = await setAsideTotals(store, table, firstLine, lines)
      return { table, rows: lines + malformed.length, sha256: (await bytes)[0], firstLine, malformed, findings }
    })
    sources.push(source)
    firstLine += source.rows - source.malformed.length
  }
  return sources
}

/** Gives the memory of the lines back; what counts them, such as `lines` and `classified`, cannot be asked any more. */
export async function forgetLines(store: Store): Promise<void> {
  await store.run('DROP TABLE read_lines')
  await store.giveBack()
}

/**
 * Waits for both. Where the bytes show a fault, the statement is ended, and its end awaited: an engine that is closed
 * while it reads never returns.
 */
async function withBytes(store: Store, bytes: Promise<unknown>, statement: Promise<void>): Promise<void> {
  bytes.catch(() => store.interrupt())
  const [ofBytes, ofStatement] = await Promise.allSettled([bytes, statement])
  for (const { status, reason } of [ofBytes, ofStatement] as PromiseRejectedResult[]) {
    if (status === 'rejected') throw reason
  }
}
