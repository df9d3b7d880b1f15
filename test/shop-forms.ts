import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type CellValue, writeXlsxStream } from 'hucre/xlsx'
import Database from 'libsql'
import { quoteText } from '../src/store/sql.ts'
import { openStore, type Store } from '../src/store/store.ts'

/** What a column of a shop holds. */
export type Kind = 'text' | 'whole' | 'decimal' | 'double' | 'time'
export type Kinds = Readonly<Record<string, Kind>>

type Row = Record<string, string | null>

const ENGINE_TYPES = { text: 'VARCHAR', whole: 'BIGINT', decimal: 'DECIMAL(18,3)', double: 'DOUBLE', time: 'TIMESTAMP' }
const SQLITE_TYPES = { text: 'TEXT', whole: 'INTEGER', decimal: 'REAL', double: 'REAL', time: 'TEXT' }
const ROWS_AT_ONCE = 20_000

/** A shop's transactions in an engine, typed, to be written in every form that people keep them in. */
export class ShopForms {
  readonly kinds: Kinds
  readonly #store: Store
  readonly #rows: number

  constructor(store: Store, kinds: Kinds, rows: number) {
    this.#store = store
    this.kinds = kinds
    this.#rows = rows
  }

  /** Writes Parquet, NDJSON or CSV. */
  async copy(
    path: string,
    format: 'parquet' | 'json' | 'csv, header',
    select: string = 'SELECT * FROM shop',
  ): Promise<string> {
    await this.#store.run(`COPY (${select}) TO ${quoteText(path)} (FORMAT ${format})`)
    return path
  }

  async duckdb(path: string): Promise<string> {
    await this.#store.run(`ATTACH ${quoteText(path)} AS written`)
    await this.#store.run('CREATE TABLE written.orders AS FROM shop')
    await this.#store.run('DETACH written')
    return path
  }

  async sqlite(path: string): Promise<string> {
    const database = new Database(path)
    const columns = Object.entries(this.kinds)
    database.exec(
      `CREATE TABLE orders (${columns.map(([name, kind]) => `"${name}" ${SQLITE_TYPES[kind]}`).join(', ')})`,
    )
    const insert = database.prepare(`INSERT INTO orders VALUES (${columns.map(() => '?').join(', ')})`)
    database.exec('BEGIN')
    for await (const row of this.rows()) insert.run(...columns.map(([name, kind]) => numberOrText(row[name]!, kind)))
    database.exec('COMMIT')
    database.close()
    return path
  }

  /** One sheet, with dates and numbers as Excel has them: serial days and binary doubles. */
  async xlsx(path: string): Promise<string> {
    const columns = Object.entries(this.kinds)
    const rows = this.rows()
    const cells = async function* (): AsyncGenerator<CellValue[]> {
      yield columns.map(([name]) => name)
      for await (const row of rows) yield columns.map(([name, kind]) => sheetValue(row[name]!, kind))
    }
    const book = writeXlsxStream(cells(), { name: 'Orders', inlineStrings: false })
    await pipeline(Readable.fromWeb(book as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(path))
    return path
  }

  /** All rows as text, in order. */
  async *rows(): AsyncGenerator<Row> {
    const columns = Object.entries(this.kinds).map(([name]) => `"${name}"::VARCHAR AS "${name}"`)
    for (let from = 0; from < this.#rows; from += ROWS_AT_ONCE) {
      yield* await this.#store.rows<Row>(
        `SELECT ${columns.join(', ')} FROM shop WHERE rowid >= ${from} AND rowid < ${from + ROWS_AT_ONCE} ORDER BY rowid`,
      )
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#store.close()
  }
}

/** Loads those rows of a CSV file with a header whose cells are of these kinds. */
export async function openShop(csv: string, kinds: Kinds): Promise<ShopForms> {
  const store = await openStore(':memory:', { threads: 2, memory: '1GB' })
  const columns = Object.entries(kinds).map(([name, kind]) => `${quoteText(name)}: '${ENGINE_TYPES[kind]}'`)
  await store.run(
    `CREATE TABLE shop AS FROM read_csv(${quoteText(csv)}, header = true, ignore_errors = true, columns = {${columns.join(', ')}})`,
  )
  const { rows } = await store.row<{ rows: bigint }>('SELECT count(*) AS rows FROM shop')
  return new ShopForms(store, kinds, Number(rows))
}

function numberOrText(text: string | null, kind: Kind): string | number | null {
  return text === null || kind === 'text' || kind === 'time' ? text : Number(text)
}

/** Codes that look like numbers are numbers to Excel. */
function sheetValue(text: string | null, kind: Kind): CellValue {
  if (text === null) return null
  if (kind === 'time') return new Date(`${text.replace(' ', 'T')}Z`)
  return kind !== 'text' || /^[1-9]\d{0,14}$/.test(text) ? Number(text) : text
}
