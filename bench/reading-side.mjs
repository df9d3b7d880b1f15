// @ts-check
// One side of reading-forms.mjs: `node reading-side.mjs {clientele|read_csv|hucre} FILE [ENCODING]`.
import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'

const [side, file = '', encoding] = process.argv.slice(2)

if (side === 'hucre') {
  const { streamXlsxRows } = await import('hucre/xlsx')
  let rows = 0
  for await (const _ of streamXlsxRows(/** @type {any} */ (Readable.toWeb(createReadStream(file))))) rows++
  process.stdout.write(`${rows}\n`)
} else {
  const { withStore } = await import('../dist/cli/with-store.js')
  const { quoteText } = await import('../dist/store/sql.js')
  const { readTransactions } = await import('../dist/sources/read-transactions.js')
  const workFolder = await mkdtemp(join(tmpdir(), 'clientele-bench-'))
  /** A call without options: the engine gets the limits that the command line gives it. */
  const call = /** @type {any} */ ({ text: () => undefined })
  await withStore(call, async (store) => {
    if (side === 'clientele') {
      const { lines } = await readTransactions(store, [file], { skipProducts: true }, { workFolder })
      process.stdout.write(`${lines}\n`)
    } else {
      const options = encoding ? `, encoding = ${quoteText(encoding)}` : ''
      await store.run(`CREATE TABLE read AS FROM read_csv(${quoteText(file)}${options})`)
      const { rows } = await store.row('SELECT count(*)::INTEGER AS rows FROM read')
      process.stdout.write(`${rows}\n`)
    }
  })
  await rm(workFolder, { recursive: true, force: true })
}
