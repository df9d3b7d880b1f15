import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCli } from '../cli/run-cli.ts'
import { openDemoForms } from '../demo-forms.ts'
import type { ShopForms } from '../shop-forms.ts'
import { readLines } from '../sources/read-lines.ts'
import { fillMariadb, mariadbProgram, runMariadb, startMariadb } from './mariadb-server.ts'
import {
  fillPostgres,
  hasPostgres,
  POSTGRES_PASSWORD,
  POSTGRES_USER,
  startPostgres,
  withPostgres,
} from './postgres-server.ts'
import type { TestServer } from './start-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'clientele-servers-'))
let shop: ShopForms
let expected: string

beforeAll(async () => {
  shop = await openDemoForms(join(folder, 'demo.csv'), 200)
  await shop.copy(join(folder, 'shop.csv'), 'csv, header')
  expected = await customersOf('shop.csv')
})

afterAll(async () => {
  await shop[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

/** customers.csv of a run on these sources. */
async function customersOf(...args: string[]): Promise<string> {
  const { code, err } = await runCli(folder, ['segment', ...args, '--out', 'out', '--quiet'])
  expect([code, err]).toEqual([0, ''])
  return readFileSync(join(folder, 'out', 'customers.csv'), 'utf8')
}

/** Everything that the last run wrote. */
function written(): string {
  return readdirSync(join(folder, 'out'))
    .map((name) => readFileSync(join(folder, 'out', name), 'latin1'))
    .join('\n')
}

describe.skipIf(!hasPostgres)('PostgreSQL', () => {
  let server: TestServer
  const address = (database = 'postgres', password = encodeURIComponent(POSTGRES_PASSWORD)): string =>
    `postgres://${POSTGRES_USER}:${password}@127.0.0.1:${server.port}/${database}`

  beforeAll(async () => {
    server = await startPostgres()
    await fillPostgres(server.port, 'orders', shop)
  })
  afterAll(() => server?.stop())

  it('gives the same customers as a file, and its password is written nowhere', async () => {
    expect(await customersOf(address())).toBe(expected)
    const everything = written()
    expect(everything).toContain(`postgres://127.0.0.1:${server.port}/postgres`)
    for (const secret of [POSTGRES_PASSWORD, encodeURIComponent(POSTGRES_PASSWORD), `${POSTGRES_USER}:`]) {
      expect(everything).not.toContain(secret)
    }
  })

  it('is kept in a config file without name and password, which the environment then gives', async () => {
    const { code, err } = await runCli(folder, ['init', address(), '--out', 'kept.yaml', '--quiet'])
    expect([code, err]).toEqual([0, ''])
    const kept = readFileSync(join(folder, 'kept.yaml'), 'utf8')
    expect(kept).toContain(`  - "postgres://127.0.0.1:${server.port}/postgres"\n`)
    expect(kept).toContain('# Name and password are not kept here: set PGUSER and PGPASSWORD')
    expect(kept).toMatch(/^table: orders /m)
    for (const secret of [POSTGRES_PASSWORD, encodeURIComponent(POSTGRES_PASSWORD), `${POSTGRES_USER}:`]) {
      expect(kept).not.toContain(secret)
    }
    vi.stubEnv('PGUSER', POSTGRES_USER)
    vi.stubEnv('PGPASSWORD', POSTGRES_PASSWORD)
    expect(await customersOf('--config', 'kept.yaml')).toBe(expected)
    vi.unstubAllEnvs()
  })

  it('takes the password from the environment', async () => {
    process.env['PGPASSWORD'] = POSTGRES_PASSWORD
    try {
      expect(await customersOf(`postgres://${POSTGRES_USER}@127.0.0.1:${server.port}/postgres`)).toBe(expected)
    } finally {
      delete process.env['PGPASSWORD']
    }
  })

  it('reads decimals, doubles and times exactly, whatever the server is set to', async () => {
    await withPostgres(server.port, (sql) =>
      sql.unsafe(`CREATE SCHEMA old; CREATE TABLE old.exact AS SELECT * FROM (VALUES
        (9007199254740993, timestamptz '2024-02-03 23:30:00+00', 12345678901234567.123456::numeric, 2.55::float8, E'a\\r\\n"b",'),
        (7, timestamptz '2024-02-04 01:30:00+02', 0.1::numeric, 0.1::float8, NULL)) AS t(customer_id, ordered_at, amount, x, note)`),
    )
    const { lines, transactions } = await readLines(address(), { table: 'old.exact' })
    expect(lines.map(({ customer_id, at, amount }) => [customer_id, at, amount])).toEqual([
      ['9007199254740993', '2024-02-03 23:30:00', '12345678901234567.123456'],
      ['7', '2024-02-03 23:30:00', '0.1'],
    ])
    expect(transactions.samples.find(({ name }) => name === 'x')!.values).toEqual(['2.55', '0.1'])
    expect(transactions.samples.find(({ name }) => name === 'note')!.values).toEqual(['a\r\n"b",'])
    const paris = await readLines(address(), { table: 'exact', timezone: 'Europe/Paris' })
    expect(paris.lines[0]!.at).toBe('2024-02-04 00:30:00')
    await expect(readLines(address())).rejects.toThrow('holds 2 tables (old.exact, orders); choose one')
  })

  it('reads a query, and lets none write', async () => {
    const query = `SELECT customer_id, ordered_at, quantity * unit_price AS amount FROM orders LIMIT 10; -- ten`
    expect((await readLines(address(), { query: query.replace('; -- ten', ' -- ten') })).lines).toHaveLength(10)
    for (const statement of ['DELETE FROM orders RETURNING *', 'DROP TABLE orders', 'SELEC']) {
      await expect(readLines(address(), { query: statement })).rejects.toThrow('--query is refused by the database')
    }
    const [left] = await withPostgres(server.port, (sql) => sql`SELECT count(*)::int AS rows FROM orders`)
    expect(left!['rows']).toBeGreaterThan(1000)
  })

  it('names neither user nor password in what it says', async () => {
    for (const [source, message] of [
      [address('postgres', 'wr0ng-one'), 'lets nobody in like this'],
      [address('nothing'), 'lets nobody in like this'],
    ] as const) {
      const { code, out, err } = await runCli(folder, ['check', source])
      expect([code, out]).toEqual([1, ''])
      expect(err).toContain(message)
      expect(err).not.toMatch(/wr0ng-one|s3cret/)
    }
  })

  it('ends when cancelled, and leaves nothing behind', async () => {
    const endless = `SELECT generate_series(1, 100000000) AS customer_id, now() AS ordered_at, 1 AS amount`
    const before = readdirSync(folder).sort()
    const { code } = await runCli(folder, ['segment', address(), '--query', endless, '--out', 'never'], (child) => {
      child.stderr!.on('data', (text: string) => {
        if (/ rows/.test(text)) child.kill('SIGINT')
      })
    })
    expect(code).toBe(130)
    expect(readdirSync(folder).sort()).toEqual(before)
    const busy = async (): Promise<number> => {
      const [row] = await withPostgres(
        server.port,
        (sql) =>
          sql`SELECT count(*)::int AS n FROM pg_stat_activity WHERE query LIKE '%generate_series%' AND state = 'active' AND pid <> pg_backend_pid()`,
      )
      return row!['n']
    }
    await expect.poll(busy, { timeout: 10_000 }).toBe(0)
  })
})

describe.skipIf(mariadbProgram === undefined)('MariaDB (skipped where there is no mariadbd)', () => {
  let server: TestServer
  const address = (database: string): string => `mariadb://ann:s3cret@127.0.0.1:${server.port}/${database}`

  beforeAll(async () => {
    server = await startMariadb()
    await fillMariadb(server.port, 'shop', 'orders', shop)
  })
  afterAll(() => server?.stop())

  it('gives the same customers as a file, and its password is written nowhere', async () => {
    expect(await customersOf(address('shop'))).toBe(expected)
    expect(written()).not.toContain('s3cret')
  })

  it('reads decimals and times exactly, whatever the server is set to', async () => {
    await runMariadb(
      server.port,
      'CREATE DATABASE exact CHARACTER SET utf8mb4',
      'CREATE TABLE exact.`my ``orders` (customer_id bigint unsigned, ordered_at timestamp, amount decimal(30,6), note text)',
      `SET time_zone = '+00:00'`,
      `INSERT INTO exact.\`my \`\`orders\` VALUES
        (18446744073709551615, '2024-02-03 23:30:00', 12345678901234567.123456, 'é€\r\n"漢",'), (7, '2024-02-04 00:00:00', -0.1, NULL)`,
    )
    const { lines, transactions } = await readLines(address('exact'))
    expect(lines.map(({ customer_id, at, amount }) => [customer_id, at, amount])).toEqual([
      ['18446744073709551615', '2024-02-03 23:30:00', '12345678901234567.123456'],
      ['7', '2024-02-04 00:00:00', '-0.1'],
    ])
    expect(transactions.samples.find(({ name }) => name === 'note')!.values).toEqual(['é€\r\n"漢",'])
  })

  it('reads a query, and lets none write', async () => {
    const query = 'SELECT customer_id, ordered_at, quantity * unit_price AS amount FROM orders LIMIT 10;'
    expect((await readLines(address('shop'), { query })).lines).toHaveLength(10)
    for (const statement of ['DELETE FROM orders', 'SELEC']) {
      await expect(readLines(address('shop'), { query: statement })).rejects.toThrow(
        '--query is refused by the database',
      )
    }
    await expect(readLines(address('shop'), { table: 'nothing' })).rejects.toThrow('there is no such table')
  })
})
