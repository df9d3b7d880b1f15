import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection, DuckDBInstance, DuckDBType, DuckDBValue } from '@duckdb/node-api'
import { QueryError } from '../base/errors.ts'
import { quoteText } from './sql.ts'

// Required, not imported: to import its 181 CommonJS files, Node would first read all of them for the names of their
// exports, 0.07 s more.
const duckdb: typeof import('@duckdb/node-api') = createRequire(import.meta.url)('@duckdb/node-api')

/** Columns that go into a table whole; the array's class decides the column's type. */
export type AppendColumn = Int32Array | Float64Array | Uint8Array

/** What an engine may take of the machine. */
export interface StoreOptions {
  /** Upper bound of DuckDB's buffers, such as `900MB`. The process needs 300 to 600 MB beside it. */
  readonly memory?: string
  /** Default: as many as the machine has. */
  readonly threads?: number
  /** Folder for what does not fit in memory; DuckDB makes it when it spills and removes it after. */
  readonly tempFolder?: string
  /** Opens a database file without writing to it, as any number of processes may at once. */
  readonly readOnly?: boolean
}

/** What an engine was opened with. */
interface EngineSettings {
  readonly threads: number
  readonly memory: string | undefined
}

/** DuckDB fills chunks of this many rows. */
const CHUNK_ROWS = 2048

/**
 * The one place where SQL runs: DuckDB embedded in this process. It never reaches for the network (extensions are
 * neither installed nor loaded by themselves) and keeps its temporary files in the folder that it is given. Statements of
 * one store run one after the other, in the order in which they were asked for.
 */
export class Store {
  readonly #instance: DuckDBInstance
  readonly #connection: DuckDBConnection
  readonly #ownsEngine: boolean
  readonly #settings: EngineSettings
  /** The statement that was asked for last; resolves when it is over, however it ended. */
  #last: Promise<unknown> = Promise.resolve()
  #isClosing = false
  #workFolder: string | undefined

  constructor(instance: DuckDBInstance, connection: DuckDBConnection, settings: EngineSettings, ownsEngine = true) {
    this.#instance = instance
    this.#connection = connection
    this.#settings = settings
    this.#ownsEngine = ownsEngine
  }

  /**
   * A second line to the same engine, whose statements run beside those of this one: tables are shared, temporary ones
   * are not. Close it before this one.
   */
  async beside(): Promise<Store> {
    return new Store(this.#instance, await this.#instance.connect(), this.#settings, false)
  }

  /** Runs one statement for its effect. */
  async run(sql: string): Promise<void> {
    await this.#guard(sql, () => this.#connection.run(sql))
  }

  /** Reads a small result whole: one object a row, numbers as they come (BIGINT as bigint, DECIMAL as text). */
  async rows<Row extends Record<string, unknown>>(sql: string): Promise<Row[]> {
    return this.#guard(sql, async () => {
      const reader = await this.#connection.runAndReadAll(sql)
      return reader.getRowObjects().map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, plain(v)])))
    }) as Promise<Row[]>
  }

  /** The first row of a small result. */
  async row<Row extends Record<string, unknown>>(sql: string): Promise<Row> {
    const rows = await this.rows<Row>(sql)
    if (rows.length === 0) throw new QueryError('the statement gave no row', sql, undefined)
    return rows[0]!
  }

  /**
   * Reads numeric columns of n rows into Float64Arrays, streaming. Every selected column must be a DOUBLE without
   * NULLs: cast and coalesce in the statement.
   */
  async numbers(sql: string, n: number, columns: number): Promise<Float64Array[]> {
    return this.#guard(sql, async () => {
      const out = Array.from({ length: columns }, () => new Float64Array(n))
      const result = await this.#connection.stream(sql)
      let filled = 0
      for (;;) {
        const chunk = await result.fetchChunk()
        if (!chunk || chunk.rowCount === 0) break
        for (let c = 0; c < columns; c++) {
          const { items } = chunk.getColumnVector(c) as unknown as { items: Float64Array }
          out[c]!.set(items.subarray(0, chunk.rowCount), filled)
        }
        filled += chunk.rowCount
      }
      if (filled !== n) throw new Error(`the statement gave ${filled} rows where ${n} were to come`)
      return out
    })
  }

  /** Creates `table` with the given columns, row i of the table being element i of each. */
  async append(table: string, columns: Readonly<Record<string, AppendColumn>>): Promise<void> {
    const names = Object.keys(columns)
    const arrays = Object.values(columns)
    const types = arrays.map(columnType)
    const n = arrays[0]?.length ?? 0
    const sql = `CREATE OR REPLACE TEMP TABLE ${table} (${names.map((name, c) => `${name} ${types[c]}`).join(', ')})`
    await this.#guard(sql, async () => {
      await this.#connection.run(sql)
      const appender = await this.#connection.createAppender(table)
      for (let start = 0; start < n; start += CHUNK_ROWS) {
        const rows = Math.min(CHUNK_ROWS, n - start)
        const chunk = duckdb.DuckDBDataChunk.create(types, rows)
        for (let c = 0; c < arrays.length; c++) {
          const vector = chunk.getColumnVector(c) as unknown as { items: AppendColumn; flush(): void }
          vector.items.set(arrays[c]!.subarray(start, start + rows))
          vector.flush()
        }
        appender.appendDataChunk(chunk)
      }
      appender.closeSync()
    })
  }

  /**
   * Runs statements that only one thread can work on. The engine's others would not sleep but ask again and again for
   * something to do, at the cost of a core that the caller's own threads could have used.
   */
  async onOneThread<T>(work: () => Promise<T>): Promise<T> {
    await this.run('SET threads = 1')
    try {
      return await work()
    } finally {
      await this.run(`SET threads = ${this.#settings.threads}`)
    }
  }

  /** Gives the system back what dropped tables took, which the allocator would keep for later: 260 MB of 500 in a test. */
  async giveBack(): Promise<void> {
    const { memory } = this.#settings
    // Any limit makes the engine do so, also the one that it has.
    await this.run(memory === undefined ? 'RESET memory_limit' : `SET memory_limit = ${quoteText(memory)}`)
  }

  /** Ends the running statement; its promise rejects. */
  interrupt(): void {
    this.#connection.interrupt()
  }

  /** A folder for copies of sources, which tables of the store may go on reading; removed when the store is closed. */
  async workFolder(): Promise<string> {
    this.#workFolder ??= await mkdtemp(join(tmpdir(), 'clientele-'))
    return this.#workFolder
  }

  /** Ends what still runs, then closes: closing an engine under a running statement would never return. */
  async close(): Promise<void> {
    this.#isClosing = true
    this.interrupt()
    await this.#last
    this.#connection.closeSync()
    if (this.#ownsEngine) this.#instance.closeSync()
    if (this.#workFolder !== undefined) rmSync(this.#workFolder, { recursive: true, force: true })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  async #guard<T>(sql: string, work: () => Promise<T>): Promise<T> {
    // A stream that another statement of its connection cuts into ends early, and does not say so.
    const turn = this.#last.then(() => {
      if (this.#isClosing) throw new Error('the store is closed')
      return work()
    })
    this.#last = turn.catch(() => {})
    try {
      return await turn
    } catch (cause) {
      throw new QueryError(cause instanceof Error ? cause.message : String(cause), sql, cause)
    }
  }
}

/**
 * Opens an engine: in memory unless a database file is named, which is made where it does not exist. Close it when done, or
 * hold it with `await using`.
 */
export async function openStore(path = ':memory:', options: StoreOptions = {}): Promise<Store> {
  const threads = options.threads ?? availableParallelism()
  const instance = await duckdb.DuckDBInstance.create(path, {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    preserve_insertion_order: 'true',
    ...(options.memory && { memory_limit: options.memory }),
    threads: String(threads),
    ...(options.readOnly && { access_mode: 'READ_ONLY' }),
    ...(options.tempFolder && { temp_directory: options.tempFolder }),
  })
  return new Store(instance, await instance.connect(), { threads, memory: options.memory })
}

function columnType(column: AppendColumn): DuckDBType {
  if (column instanceof Int32Array) return duckdb.INTEGER
  return column instanceof Float64Array ? duckdb.DOUBLE : duckdb.UTINYINT
}

/** DuckDB's value objects (decimals, timestamps, lists) as text or arrays; numbers, texts and booleans stay. */
function plain(value: DuckDBValue): unknown {
  if (value === null || typeof value !== 'object') return value
  if (value instanceof duckdb.DuckDBTimestampValue) return value.toString()
  if ('items' in value && Array.isArray(value.items)) return value.items.map(plain)
  return value.toString()
}
