// @ts-check

/**
 * Features of made-up customers as clientele makes them from a shop's log: ln(1 + value), mean 0 and deviation 1.
 * Recency is in whole days, orders are whole numbers and revenue is in pence, so that there are ties as in real data.
 * Further columns repeat the pattern of revenue with noise of their own. The same seed gives the same bytes.
 * @param {number} n
 * @param {{ d?: number, seed?: number }} [options]
 * @returns {{ data: Float64Array, n: number, d: number }}
 */
export function rfmPoints(n, { d = 3, seed = 42 } = {}) {
  const random = mulberry32(seed)
  const data = new Float64Array(n * d)
  for (let i = 0; i < n; i++) {
    const kind = KINDS[pick(random())]
    const orders = 1 + Math.floor(-Math.log(1 - random()) * kind.orders)
    const recency = Math.min(730, Math.floor(-Math.log(1 - random()) * kind.days))
    data[i * d] = Math.log1p(recency)
    if (d > 1) data[i * d + 1] = Math.log1p(orders)
    for (let c = 2; c < d; c++) {
      const basket = Math.exp(kind.basket + 0.5 * gaussian(random) + (c > 2 ? 0.3 * gaussian(random) : 0))
      data[i * d + c] = Math.log1p(Math.round(100 * orders * basket) / 100)
    }
  }
  standardise(data, n, d)
  return { data, n, d }
}

/** Share of the customers, mean of further orders, mean days since the last one, logarithm of a usual basket. */
const KINDS = [
  { share: 0.1, orders: 12, days: 15, basket: 5.2 },
  { share: 0.25, orders: 4, days: 50, basket: 4.4 },
  { share: 0.2, orders: 0.6, days: 30, basket: 3.6 },
  { share: 0.3, orders: 0.5, days: 220, basket: 3.4 },
  { share: 0.15, orders: 3, days: 300, basket: 4.8 },
]

/** @param {number} at 0..1 */
function pick(at) {
  let sum = 0
  for (const [kind, { share }] of KINDS.entries()) {
    sum += share
    if (at < sum) return kind
  }
  return KINDS.length - 1
}

/**
 * @param {Float64Array} data
 * @param {number} n
 * @param {number} d
 */
function standardise(data, n, d) {
  for (let c = 0; c < d; c++) {
    let mean = 0
    for (let i = 0; i < n; i++) mean += data[i * d + c] / n
    let variance = 0
    for (let i = 0; i < n; i++) variance += (data[i * d + c] - mean) ** 2 / n
    const scale = Math.sqrt(variance) || 1
    for (let i = 0; i < n; i++) data[i * d + c] = (data[i * d + c] - mean) / scale
  }
}

/**
 * Box & Muller (1958).
 * @param {() => number} random
 */
function gaussian(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/**
 * @param {number} seed
 * @returns {() => number}
 */
function mulberry32(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
