// @ts-check
// Fits a million simulated customers: `node bench/clv.mjs [CUSTOMERS]`. Needs dist/. With PEER_PYTHON set, lifetimes fits the
// same customers, in turn.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectedOrders, fitOrders, groupBuyers, simulateBuyers } from '../dist/clv.js'
import { seededRandom } from '../dist/numeric/random.js'
import { machine } from './measure.mjs'

const CUSTOMERS = Number(process.argv[2] ?? 1_000_000)
const DAYS = 730

/** @type {import('../dist/clv.js').OrderModel<'day'>[]} */
const MODELS = [
  { kind: 'bg-nbd', unit: 'day', r: 0.5, alpha: 60, a: 0.8, b: 2.5 },
  { kind: 'mbg-nbd', unit: 'day', r: 0.6, alpha: 60, a: 0.8, b: 2.5 },
  { kind: 'pareto-nbd', unit: 'day', r: 0.6, alpha: 60, s: 0.6, beta: 100 },
]

const random = seededRandom(1)
const ages = Float64Array.from({ length: CUSTOMERS }, () => 1 + Math.floor(random() * DAYS))
process.stdout.write(`${machine()}; ${CUSTOMERS.toLocaleString('en')} customers, ages up to ${DAYS} days\n\n`)
process.stdout.write(
  '| model | different histories | fit | expected orders of all | largest error of a parameter | fit by lifetimes | its error |\n',
)
process.stdout.write('| --- | --: | --: | --: | --: | --: | --: |\n')
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
  const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(2)} s`
  const peer = fitByLifetimes(model.kind, buyers)
  const cells = [
    model.kind,
    groups.n.toLocaleString('en'),
    seconds(fitted - start),
    seconds(expected - fitted),
    largestError(model, { ...fit.model }),
    peer ? seconds(peer.seconds * 1000) : 'not run',
    peer ? largestError(model, peer.parameters) : '',
  ]
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}

/**
 * @param {Record<string, unknown>} truth
 * @param {Record<string, unknown>} found
 */
function largestError(truth, found) {
  const names = Object.keys(truth).filter((name) => typeof truth[name] === 'number')
  return `${(100 * Math.max(...names.map((name) => Math.abs(Number(found[name]) / Number(truth[name]) - 1)))).toFixed(1)} %`
}

/**
 * @param {string} kind
 * @param {import('../dist/clv.js').Buyers} buyers
 * @returns {{ seconds: number, parameters: Record<string, number> } | undefined}
 */
function fitByLifetimes(kind, { x, tx, age }) {
  const python = process.env['PEER_PYTHON']
  if (!python) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'))
  try {
    const file = join(folder, 'buyers')
    writeFileSync(file, Buffer.concat([x, tx, age].map((column) => Buffer.from(Float64Array.from(column).buffer))))
    const script = join(import.meta.dirname, 'peers', 'lifetimes_fit.py')
    return JSON.parse(
      execFileSync(python, [script, kind, file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
