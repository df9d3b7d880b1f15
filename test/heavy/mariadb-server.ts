import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import type { ShopForms } from '../shop-forms.ts'
import { freePort, serverFolder, startServer, type TestServer } from './start-server.ts'

/** The server's program, where this machine has one. */
export const mariadbProgram: string | undefined = [
  process.env['CLIENTELE_MARIADBD'],
  ...(process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'mariadbd')),
  join('/', 'usr', 'sbin', 'mariadbd'),
].find((path) => path !== undefined && existsSync(path))

/** A new MariaDB server that lets everybody in. */
export async function startMariadb(): Promise<TestServer> {
  const folder = serverFolder()
  const port = await freePort()
  const args = ['--no-defaults', '--skip-grant-tables', `--datadir=${folder}`, `--socket=${join(folder, 'socket')}`]
  const zone = ['--default-time-zone=+09:00', '--bind-address=127.0.0.1', `--port=${port}`]
  return startServer(folder, mariadbProgram!, [...args, ...zone], process.env, port, () => runMariadb(port, 'SELECT 1'))
}

/** Runs statements, each with its values. */
export async function runMariadb(port: number, ...statements: (string | [string, unknown[]])[]): Promise<void> {
  const connection = await createConnection({ host: '127.0.0.1', port, user: 'ann', timezone: 'Z', dateStrings: true })
  try {
    for (const statement of statements) {
      const [sql, values] = typeof statement === 'string' ? [statement, []] : statement
      await connection.query(sql, values)
    }
  } finally {
    await connection.end()
  }
}

/** Fills a table of a new database with a shop. */
export async function fillMariadb(port: number, database: string, table: string, shop: ShopForms): Promise<void> {
  const types = { text: 'text', whole: 'bigint', decimal: 'decimal(12,3)', double: 'double', time: 'datetime' }
  const columns = Object.entries(shop.kinds).map(([name, kind]) => `\`${name}\` ${types[kind]}`)
  await runMariadb(
    port,
    `CREATE DATABASE ${database} CHARACTER SET utf8mb4`,
    `CREATE TABLE ${database}.${table} (${columns.join(', ')})`,
  )
  let batch: (string | null)[][] = []
  const insert = async (): Promise<void> => {
    if (batch.length > 0) await runMariadb(port, [`INSERT INTO ${database}.${table} VALUES ?`, [batch]])
    batch = []
  }
  for await (const row of shop.rows()) {
    batch.push(Object.keys(shop.kinds).map((name) => row[name]!))
    if (batch.length === 5000) await insert()
  }
  await insert()
}
