// @ts-check
// The first stages of `clientele segment` alone: `node bench/reading-and-rfm.mjs FILE`. Needs dist/.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanTransactions } from '../dist/cleaning/clean-transactions.js'
import { withStore } from '../dist/cli/with-store.js'
import { sum } from '../dist/numeric/sum.js'
import { computeRfm } from '../dist/rfm/compute-rfm.js'
import { readTransactions } from '../dist/sources/read-transactions.js'

const file = process.argv[2]
if (!file) {
  process.stderr.write('reading-and-rfm: name a CSV file\n')
  process.exit(2)
}

/** A call without options: the engine gets the limits that the command line gives it. */
const call = /** @type {any} */ ({ text: () => undefined })
const workFolder = await mkdtemp(join(tmpdir(), 'clientele-bench-'))
try {
  await withStore(call, async (store) => {
    const transactions = await readTransactions(store, [file], { skipProducts: true }, { workFolder })
    const { asOf, hasAmounts } = await cleanTransactions(store, transactions)
    const customers = await computeRfm(store, { table: 'customers', asOf, hasAmounts })
    process.stdout.write(`customers=${customers.n} revenue=${sum(customers.revenue ?? []).toFixed(2)}\n`)
  })
} finally {
  await rm(workFolder, { recursive: true, force: true })
}
