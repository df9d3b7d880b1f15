// @ts-check
// How often 95 % intervals hold the truth: `node bench/clv-coverage.mjs [SIMULATIONS]`. Needs dist/. Prints the table of
// docs/methods/lifetime-value.md.
import { expectedOrders, fitOrders, fitSpend, groupBuyers, simulateBuyers, totalOrders } from '../dist/clv.js'
import { drawGamma } from '../dist/numeric/draw-gamma.js'
import { seededRandom } from '../dist/numeric/random.js'

const SIMULATIONS = Number(process.argv[2] ?? 1000)
const CUSTOMERS = 4000
const Z = 1.959963984540054
const HORIZON = /** @type {const} */ ({ length: 180, unit: 'day' })

/** @type {import('../dist/clv.js').OrderModel<'day'>[]} */
const MODELS = [
  { kind: 'bg-nbd', unit: 'day', r: 0.6, alpha: 40, a: 0.8, b: 2.5 },
  { kind: 'mbg-nbd', unit: 'day', r: 0.8, alpha: 30, a: 0.8, b: 2.5 },
  { kind: 'pareto-nbd', unit: 'day', r: 0.8, alpha: 40, s: 0.8, beta: 150 },
]

/** @param {string} text */
const say = (text) => process.stdout.write(`${text}\n`)

say('| model | figure | truth | mean of estimates | intervals that hold it |')
say('| --- | --- | --: | --: | --: |')
for (const model of MODELS) {
  const { kind, unit, ...truth } = model
  const names = Object.keys(truth)
  const figures = new Map([...names, 'orders ahead'].map((name) => [name, { sum: 0, truth: 0, held: 0 }]))
  let fits = 0
  for (let seed = 1; seed <= SIMULATIONS; seed++) {
    const random = seededRandom(seed, 9)
    const ages = Float64Array.from({ length: CUSTOMERS }, () => 1 + Math.floor(random() * 720))
    const { buyers } = simulateBuyers(model, ages, { seed })
    const fit = await fitOrders(kind, buyers)
    if (fit?.certificate.verdict !== 'maximum') continue
    fits++
    for (const [i, name] of names.entries()) {
      const known = /** @type {Record<string, number>} */ (/** @type {unknown} */ (truth))[name] ?? Number.NaN
      const found = /** @type {Record<string, number>} */ (/** @type {unknown} */ (fit.model))[name] ?? Number.NaN
      count(name, known, found, Math.sqrt(fit.covariance[i * 5] ?? Number.NaN))
    }
    const groups = groupBuyers(buyers)
    const { orders, error } = totalOrders(fit, groups, groups.weights, HORIZON)
    const known = expectedOrders(model, buyers, HORIZON).reduce((sum, value) => sum + value, 0)
    count('orders ahead', known, orders, error)
  }
  print(kind, figures, fits)

  /** @param {string} name @param {number} known @param {number} found @param {number} error */
  function count(name, known, found, error) {
    const figure = figures.get(name)
    if (!figure) return
    figure.sum += found
    figure.truth += known
    if (Math.abs(Math.log(found / known)) <= Z * error) figure.held++
  }
}

const spend = { p: 6, q: 4, v: 15 }
const figures = new Map(Object.keys(spend).map((name) => [name, { sum: 0, truth: 0, held: 0 }]))
let fits = 0
for (let seed = 1; seed <= SIMULATIONS; seed++) {
  const random = seededRandom(seed, 10)
  const x = Float64Array.from({ length: 1500 }, () => 1 + Math.floor(-Math.log1p(-random()) * 2))
  const mean = x.map((count) => {
    const rate = (drawGamma(random, spend.q) * spend.q) / spend.v
    return (drawGamma(random, spend.p * count) * spend.p) / rate
  })
  const fit = await fitSpend({ x, mean })
  if (fit?.certificate.verdict !== 'maximum') continue
  fits++
  for (const [i, [name, known]] of Object.entries(spend).entries()) {
    const found = /** @type {Record<string, number>} */ (/** @type {unknown} */ (fit.model))[name] ?? Number.NaN
    const figure = figures.get(name)
    if (!figure) continue
    figure.sum += found
    figure.truth += known
    if (Math.abs(Math.log(found / known)) <= Z * Math.sqrt(fit.covariance[i * 4] ?? Number.NaN)) figure.held++
  }
}
print('gamma-gamma', figures, fits)

/**
 * @param {string} model
 * @param {Map<string, { sum: number, truth: number, held: number }>} figures
 * @param {number} fits
 */
function print(model, figures, fits) {
  for (const [name, { sum, truth, held }] of figures) {
    const digits = (/** @type {number} */ value) => String(Number((value / fits).toPrecision(4)))
    say(`| ${model} | ${name} | ${digits(truth)} | ${digits(sum)} | ${((100 * held) / fits).toFixed(1)} % of ${fits} |`)
  }
}
