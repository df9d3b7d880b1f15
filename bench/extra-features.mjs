// @ts-check
// What further features cost: `node bench/extra-features.mjs FILE` with a log of `clientele demo`. Needs dist/.
import { tmpdir } from 'node:os'
import { cleanTransactions, computeRfm, openStore, readTransactions } from '../dist/index.js'
import { EXTRA_MEASURES } from '../dist/rfm/extra-measures.js'
import { machine } from './measure.mjs'

const [, , file] = process.argv
if (file === undefined) throw new Error('name a log')
const store = await openStore(':memory:', { memory: '750MB', threads: 2, tempFolder: tmpdir() })

/** @param {string} what @param {() => Promise<unknown>} work */
async function time(what, work) {
  const start = performance.now()
  const cpu = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(cpu)
  const seconds = (/** @type {number} */ ms) => (ms / 1000).toFixed(1)
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  process.stdout.write(
    `| ${what} | ${seconds(performance.now() - start)} s | ${seconds((user + system) / 1000)} s | ${peak} MB |\n`,
  )
}

process.stdout.write(`${machine()}\n\n| step | time | processor | peak so far |\n| --- | --: | --: | --: |\n`)
for (const [what, options] of /** @type {const} */ ([
  ['reading, as usual', { skipProducts: true }],
  ['reading with product, category, channel', { readGroups: ['category', 'channel'] }],
])) {
  await time(what, () => readTransactions(store, [file], options, { workFolder: tmpdir() }))
}
const transactions = await readTransactions(
  store,
  [file],
  { readGroups: ['category', 'channel'] },
  { workFolder: tmpdir() },
)
const { asOf, hasAmounts } = await cleanTransactions(store, transactions)
/** @param {readonly import('../dist/rfm/extra-measures.js').ExtraMeasure[]} extras */
const measure = (extras) => () => computeRfm(store, { table: 'customers', asOf, hasAmounts, extras })
await time('measuring, as usual', measure([]))
for (const name of EXTRA_MEASURES) await time(`with ${name}`, measure([name]))
await time('with all nine', measure(EXTRA_MEASURES))
await store.close()
