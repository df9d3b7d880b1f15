// @ts-check
// Fits a million simulated customers: `node bench/clv.mjs [CUSTOMERS]`. Needs dist/.
import { expectedOrders, fitOrders, groupBuyers, simulateBuyers } from '../dist/clv/index.js'
import { seededRandom } from '../dist/numeric/random.js'
import { machine } from './measure.mjs'

const CUSTOMERS = Number(process.argv[2] ?? 1_000_000)
const DAYS = 730

/** @type {import('../dist/clv/index.js').OrderModel<'day'>[]} */
const MODELS = [
  { kind: 'bg-nbd', unit: 'day', r: 0.5, alpha: 60, a: 0.8, b: 2.5 },
  { kind: 'mbg-nbd', unit: 'day', r: 0.6, alpha: 60, a: 0.8, b: 2.5 },
  { kind: 'pareto-nbd', unit: 'day', r: 0.6, alpha: 60, s: 0.6, beta: 100 },
]

const random = seededRandom(1)
const ages = Float64Array.from({ length: CUSTOMERS }, () => 1 + Math.floor(random() * DAYS))
process.stdout.write(`${machine()}; ${CUSTOMERS.toLocaleString('en')} customers, ages up to ${DAYS} days\n\n`)
process.stdout.write('| model | different histories | fit | expected orders of all | largest error of a parameter |\n')
process.stdout.write('| --- | --: | --: | --: | --: |\n')
for (const model of MODELS) {
  const { buyers: exact } = simulateBuyers(model, ages, { seed: 3 })
  const buyers = { ...exact, tx: exact.tx.map(Math.ceil) }
  const groups = groupBuyers(buyers)
  const start = performance.now()
  const fit = await fitOrders(model.kind, buyers)
  const fitted = performance.now()
  if (!fit) throw new Error('nobody repeats')
  expectedOrders(fit.model, groups, { length: 365, unit: 'day' })
  const expected = performance.now()
  const found = Object.values(fit.model).slice(2)
  const errors = Object.values(model)
    .slice(2)
    .map((truth, i) => Math.abs(Number(found[i]) / Number(truth) - 1))
  const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(2)} s`
  process.stdout.write(
    `| ${model.kind} | ${groups.n.toLocaleString('en')} | ${seconds(fitted - start)} | ${seconds(expected - fitted)} | ${(100 * Math.max(...errors)).toFixed(1)} % |\n`,
  )
}
