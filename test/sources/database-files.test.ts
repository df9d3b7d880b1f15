import { readdirSync, readFileSync } from 'node:fs'
import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { tempFolder } from '../temp-folder.ts'
import { readLines } from './read-lines.ts'

const temp = tempFolder()

/** A SQLite file made by these statements. */
function sqlite(name: string, ...statements: string[]): string {
  const database = new Database(temp.path(name))
  for (const sql of statements) database.exec(sql)
  database.close()
  return temp.path(name)
}

/** A DuckDB file made by these statements. */
async function duckdb(name: string, ...statements: string[]): Promise<string> {
  await using store = await openStore(temp.path(name))
  for (const sql of statements) await store.run(sql)
  return temp.path(name)
}

const ORDERS = 'CREATE TABLE orders (customer_id TEXT, ordered_at TEXT, amount REAL)'

describe('readTransactions from SQLite', () => {
  it('reads the only table, every value as it is stored', async () => {
    const path = sqlite(
      'shop.db',
      'CREATE TABLE orders (customer_id INTEGER, order_id INTEGER, ordered_at TEXT, quantity, unit_price REAL, note BLOB)',
      `INSERT INTO orders VALUES (9007199254740993, 1, '2024-01-31 08:05:00', 2, 2.55, x'00ff'),
        (7, 2, '2024-02-01', '3', 0.1, NULL), (NULL, 3, '2024-02-01', 1, 1e2, 'a,"b"' || char(10) || 'c')`,
    )
    const { transactions, lines } = await readLines(path)
    expect(lines).toEqual([
      {
        customer_id: '9007199254740993',
        order_id: '1',
        at: '2024-01-31 08:05:00',
        quantity: '2',
        amount: '5.1',
        problem: 0,
      },
      { customer_id: '7', order_id: '2', at: '2024-02-01 00:00:00', quantity: '3', amount: '0.3', problem: 0 },
      { customer_id: null, order_id: '3', at: '2024-02-01 00:00:00', quantity: '1', amount: '100', problem: 3 },
    ])
    expect(transactions.findings).toMatchObject([{ code: 'only-table', example: 'orders' }])
    const [source] = transactions.sources
    expect([source!.rows, source!.table.file.path, source!.sha256.length]).toEqual([3, path, 64])
    const note = transactions.samples.find(({ name }) => name === 'note')!
    expect(note.values).toEqual(['00ff', 'a,"b"\nc'])
  })

  it('reads a query, and a table by name', async () => {
    const path = sqlite(
      'shop.sqlite',
      ORDERS,
      'CREATE TABLE other (x)',
      `INSERT INTO orders VALUES ('A', '2024-01-01', 5), ('B', '2024-01-02', 7)`,
    )
    const query = `SELECT customer_id, ordered_at, amount * 2 AS amount FROM orders WHERE customer_id = 'B'; `
    expect((await readLines(path, { query })).lines).toMatchObject([{ customer_id: 'B', amount: '14' }])
    expect((await readLines(path, { table: 'Orders' })).lines).toHaveLength(2)
    expect((await readLines(`sqlite:${path}`, { table: 'orders' })).lines).toHaveLength(2)
    await expect(readLines(path)).rejects.toThrow('holds 2 tables (orders, other)')
    await expect(readLines(path, { query: 'SELEC' })).rejects.toThrow('--query is refused by the database')
    await expect(readLines(path, { query: 'SELECT 1', table: 'orders' })).rejects.toThrow('exclude each other')
  })

  it('writes nothing, whatever the query asks', async () => {
    const path = sqlite('shop.db', ORDERS, `INSERT INTO orders VALUES ('A', '2024-01-01', 5)`)
    const before = readFileSync(path)
    for (const query of ['DELETE FROM orders', 'DELETE FROM orders RETURNING *', `ATTACH 'new.db' AS x`]) {
      await expect(readLines(path, { query })).rejects.toThrow(/--query gives no rows|readonly database/)
    }
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(readdirSync(temp.path())).toEqual(['shop.db'])
  })

  it('reads what another program has not yet moved out of its log', async () => {
    const path = sqlite('shop.db', 'PRAGMA journal_mode = WAL', ORDERS)
    const writer = new Database(path)
    writer.exec(`INSERT INTO orders VALUES ('A', '2024-01-01', 5)`)
    expect((await readLines(path)).lines).toHaveLength(1)
    writer.close()
  })

  it('tells a damaged file from a database', async () => {
    temp.write('shop.db', 'customer_id,ordered_at\n')
    await expect(readLines(temp.path('shop.db'))).rejects.toThrow('is neither a SQLite nor a DuckDB file')
  })
})

describe('readTransactions from DuckDB files', () => {
  it('reads the only table, decimals and times with all their digits', async () => {
    const path = await duckdb(
      'shop.duckdb',
      `CREATE TABLE orders AS SELECT * FROM (VALUES
        (12345678901234567890123::HUGEINT, TIMESTAMP '2024-01-31 08:05:00', 1234567890123.456789::DECIMAL(30,6), 'x'::BLOB, ''),
        (7, TIMESTAMP '2024-02-01 00:00:00', 0.1, NULL, NULL)) AS t(customer_id, ordered_at, amount, data, note)`,
    )
    const { lines, transactions } = await readLines(path)
    expect(lines).toMatchObject([
      { customer_id: '12345678901234567890123', at: '2024-01-31 08:05:00', amount: '1234567890123.456789' },
      { customer_id: '7', at: '2024-02-01 00:00:00', amount: '0.1' },
    ])
    expect(transactions.sources[0]!.rows).toBe(2)
  })

  it('reads 88.500 as it is meant', async () => {
    const values = `('A', DATE '2024-01-01', 88.500), ('B', DATE '2024-01-02', 1.250)`
    const path = await duckdb(
      'shop.duckdb',
      `CREATE TABLE orders AS SELECT customer_id, ordered_at, amount::DECIMAL(9,3) AS amount
        FROM (VALUES ${values}) AS t(customer_id, ordered_at, amount)`,
    )
    const { lines } = await readLines(path)
    expect(lines.map(({ amount }) => amount)).toEqual(['88.5', '1.25'])
  })

  it('reads a query and a table of a schema, and changes nothing', async () => {
    const path = await duckdb(
      'shop.db',
      'CREATE SCHEMA old',
      `CREATE TABLE old.orders AS SELECT 'A' AS customer_id, DATE '2024-01-01' AS ordered_at, 5 AS amount`,
      'CREATE VIEW orders AS FROM old.orders',
    )
    expect((await readLines(path, { table: 'old.orders' })).lines).toMatchObject([{ at: '2024-01-01 00:00:00' }])
    expect((await readLines(`duckdb:${path}`, { query: 'FROM orders -- all' })).lines).toHaveLength(1)
    await expect(readLines(path)).rejects.toThrow('holds 2 tables (orders, old.orders)')
    await expect(readLines(path, { query: 'DROP TABLE orders' })).rejects.toThrow('--query is refused by the database')
    expect(readdirSync(temp.path())).toEqual(['shop.db'])
  })
})

describe('readTransactions', () => {
  it('refuses options of databases and workbooks for files', async () => {
    temp.write('a.csv', 'customer_id,date,amount\nA,2024-01-01,5\n')
    const path = temp.path('a.csv')
    await expect(readLines(path, { query: 'SELECT 1' })).rejects.toThrow('--query needs a database')
    await expect(readLines(path, { table: 'a' })).rejects.toThrow('--table needs a database')
    await expect(readLines(path, { sheets: ['a'] })).rejects.toThrow('--sheet needs an .xlsx or .ods file')
  })
})
