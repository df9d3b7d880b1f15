// @ts-check
// The statements of reading and RFM, as clientele runs them, on bare DuckDB: `node bench/same-sql.mjs FILE`. The first
// call with a file notes them down in FILE.sql.json; later calls replay them. Needs dist/.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

const file = process.argv[2]
if (!file) {
  process.stderr.write('same-sql: name a CSV file\n')
  process.exit(2)
}
const notes = `${file}.sql.json`
if (!existsSync(notes)) writeFileSync(notes, JSON.stringify(await statementsOf(file)))

/** @type {string[]} */
const statements = JSON.parse(readFileSync(notes, 'utf8'))
const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
for (const sql of statements) await connection.run(sql)
const reader = await connection.runAndReadAll('SELECT count(*), sum(revenue) FROM customers')
const [customers, revenue] = reader.getRows()[0] ?? []
process.stdout.write(`customers=${customers} revenue=${revenue}\n`)
connection.closeSync()
instance.closeSync()

/**
 * Every statement that reading, cleaning and measuring send to the engine, in order.
 * @param {string} path
 */
async function statementsOf(path) {
  const { withStore } = await import('../dist/cli/with-store.js')
  const { measureShop } = await import('../dist/pipeline/measure-shop.js')
  const { here } = await import('../dist/base/threads.js')
  /** @type {string[]} */
  const heard = []
  const workFolder = await mkdtemp(join(tmpdir(), 'clientele-bench-'))
  try {
    await withStore(/** @type {any} */ ({ text: () => undefined }), async (store) => {
      const listening = new Proxy(store, {
        get(target, name) {
          const member = Reflect.get(target, name)
          if (typeof member !== 'function') return member
          if (!['run', 'rows', 'row', 'numbers'].includes(String(name))) return member.bind(target)
          return (/** @type {[string, ...unknown[]]} */ ...args) => {
            heard.push(args[0])
            return member.apply(target, args)
          }
        },
      })
      const context = { workFolder, threads: here, onProgress: () => {}, signal: undefined }
      await measureShop(listening, [path], {}, context)
    })
  } finally {
    await rm(workFolder, { recursive: true, force: true })
  }
  return heard
}
