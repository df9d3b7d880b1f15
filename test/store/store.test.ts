import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { QueryError } from '../../src/base/errors.ts'
import { quoteName, quotePath, quoteText } from '../../src/store/sql.ts'
import { openStore } from '../../src/store/store.ts'
import { tempFolder } from '../temp-folder.ts'

const folder = tempFolder()

describe('openStore', () => {
  it('opens an engine that neither loads nor installs extensions by itself', async () => {
    await using store = await openStore(':memory:', { threads: 1, memory: '200MB', tempFolder: folder.path() })
    const settings = await store.rows<{ name: string; value: string }>(
      `SELECT name, value FROM duckdb_settings() WHERE name LIKE 'auto%known_extensions' OR name IN ('threads', 'temp_directory')`,
    )
    expect(Object.fromEntries(settings.map(({ name, value }) => [name, value]))).toEqual({
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      threads: '1',
      temp_directory: folder.path(),
    })
  })
})

describe('Store', () => {
  it('gives decimals and times as text, whole numbers and nothing as they are', async () => {
    await using store = await openStore()
    const row = await store.row(
      `SELECT 1.50::DECIMAL(9,2) AS money, TIMESTAMP '2020-01-02 03:04:05' AS at, 5::BIGINT AS n, NULL AS none`,
    )
    expect(row).toEqual({ money: '1.50', at: '2020-01-02 03:04:05', n: 5n, none: null })
  })

  it('works on one thread where that is asked for, and on its own number again after it, whatever happened', async () => {
    await using store = await openStore(':memory:', { threads: 3 })
    const threads = async () => (await store.row<{ n: bigint }>(`SELECT current_setting('threads') AS n`)).n
    expect(await store.onOneThread(threads)).toBe(1n)
    expect(await threads()).toBe(3n)
    await expect(store.onOneThread(() => store.run('SELECT nothing'))).rejects.toThrow(QueryError)
    expect(await threads()).toBe(3n)
  })

  it('takes columns in and gives them back in order', async () => {
    await using store = await openStore()
    const n = 5000
    const values = Float64Array.from({ length: n }, (_, i) => i / 3)
    await store.append('columns', { i: Int32Array.from(values.keys()), x: values, b: new Uint8Array(n).fill(7) })
    const [i, x, b] = await store.numbers('SELECT i::DOUBLE, x, b::DOUBLE FROM columns ORDER BY rowid', n, 3)
    expect(x).toEqual(values)
    expect([i![4999], b![4999]]).toEqual([4999, 7])
  })

  it('reads columns whole while other statements are asked for', async () => {
    await using store = await openStore()
    const n = 20_000
    await store.run(`CREATE TABLE shop AS SELECT i, 'C' || i AS id FROM range(${n}) AS t(i)`)
    const columns = await Promise.all(
      Array.from({ length: 20 }, () => store.numbers('SELECT i::DOUBLE FROM shop ORDER BY i', n, 1)),
    )
    for (const [column] of columns) expect(column).toEqual(Float64Array.from({ length: n }, (_, i) => i))
    await expect(store.numbers('SELECT i::DOUBLE FROM range(3) AS t(i)', 4, 1)).rejects.toThrow('3 rows where 4')
  })

  it('says which statement failed', async () => {
    await using store = await openStore()
    const failing = store.run('SELECT nothing')
    await expect(failing).rejects.toThrow(QueryError)
    await expect(failing).rejects.toMatchObject({ sql: 'SELECT nothing' })
    await expect(store.row('SELECT 1 WHERE false')).rejects.toThrow('gave no row')
  })

  it('keeps one folder for copies until it is closed', async () => {
    const store = await openStore()
    const work = await store.workFolder()
    expect(await store.workFolder()).toBe(work)
    writeFileSync(join(work, 'copy'), 'x')
    await store.close()
    expect(existsSync(work)).toBe(false)
  })

  it('can be closed under a running statement', async () => {
    const store = await openStore()
    const long = store.run('CREATE TABLE t AS SELECT count(*) FROM range(1000000000) a, range(1000) b')
    const refused = expect(long).rejects.toThrow(QueryError)
    await new Promise((soon) => setTimeout(soon, 50))
    await store.close()
    await refused
  })
})

describe('quoting', () => {
  it('takes any text for data', async () => {
    await using store = await openStore()
    const text = `'; DROP TABLE x; --"`
    const row = await store.row(`SELECT ${quoteText(text)} AS ${quoteName(text)}`)
    expect(row).toEqual({ [text]: text })
  })

  it('takes pattern signs in a path for themselves', () => {
    expect(quotePath(`/a[1]*'?.csv`)).toBe(`'/a[[]1][*]''[?].csv'`)
  })
})
