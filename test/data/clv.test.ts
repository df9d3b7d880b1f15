import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { cleanTransactions } from '../../src/cleaning/clean-transactions.ts'
import type { Buyers } from '../../src/clv/buyers.ts'
import { residualOrders } from '../../src/clv/discounted-orders.ts'
import { expectedOrders, expectedRepeats } from '../../src/clv/expected-orders.ts'
import { expectedSpend } from '../../src/clv/expected-spend.ts'
import { fitOrders } from '../../src/clv/fit-orders.ts'
import { fitSpend } from '../../src/clv/fit-spend.ts'
import { gammaGammaLikelihood } from '../../src/clv/gamma-gamma.ts'
import { orderLogLikelihood } from '../../src/clv/order-likelihood.ts'
import { type OrderModelKind, type ParetoNbd, parametersOf, toOrderModel } from '../../src/clv/order-model.ts'
import { probabilityAlive } from '../../src/clv/probability-alive.ts'
import { repeatCountProbability } from '../../src/clv/repeat-count-probability.ts'
import { sum } from '../../src/numeric/sum.ts'
import { lifetimeValue } from '../../src/pipeline/lifetime-value.ts'
import { computeBuyers } from '../../src/rfm/compute-buyers.ts'
import { readTransactions } from '../../src/sources/read-transactions.ts'
import { openStore } from '../../src/store/store.ts'
import { CDNOW_SAMPLE, ONLINE_RETAIL, reference, referencePath } from './shared.ts'

/** One case of clv_reference.json. */
interface Case {
  readonly fn: string
  readonly params: readonly number[]
  readonly x?: number | readonly number[]
  readonly tx?: number
  readonly T?: number
  readonly t?: number | readonly number[]
  readonly n?: number
  readonly d?: number
  readonly m?: number
  readonly value: number | readonly number[]
  readonly tol: number
}

interface Reference {
  readonly cdnow_mle: Record<
    'bgnbd' | 'mbgnbd' | 'pnbd',
    { params_exact_weeks: readonly number[]; ll_exact_weeks: number }
  > & { gg: { n: number; params: { p: number; q: number; v: number }; ll: number } }
  readonly cdnow_summary: { sum_x: number; x_eq_0: number; freq_0_to_6_7plus: readonly number[] }
  readonly cases: readonly Case[]
  readonly customers_cdnow_bgnbd_mle: readonly Record<string, number>[]
  readonly holdout_39w_cdnow: {
    actual_sum: number
    bg_sum: number
    mbg_sum: number
    pnbd_sum: number
    mae: Record<string, number>
    rmse: Record<string, number>
  }
}

const known = JSON.parse(readFileSync(referencePath('clv_reference.json'), 'utf8')) as Reference
const KINDS = { bgnbd: 'bg-nbd', mbgnbd: 'mbg-nbd', pnbd: 'pareto-nbd' } as const

function one(x: number, tx: number, age: number): Buyers<'week'> {
  return { n: 1, unit: 'week', x: Float64Array.of(x), tx: Float64Array.of(tx), age: Float64Array.of(age) }
}

function weeks(length: number): { length: number; unit: 'week' } {
  return { length, unit: 'week' }
}

/** What we say to a case, one value per x or t. */
function answer({ fn, params, x = [], tx = 0, T = 0, t = [], n = 0, d = 0, m = 0 }: Case): number[] {
  const [name, what] = fn.split('.') as [keyof typeof KINDS | 'gg', string]
  if (name === 'gg') {
    const [p, q, v] = params as [number, number, number]
    const count = Number(x)
    if (what === 'cond_mean') return [expectedSpend({ kind: 'gamma-gamma', p, q, v }, count, m)]
    const spenders = { x: Float64Array.of(count), mean: Float64Array.of(m) }
    return [Math.exp(gammaGammaLikelihood(spenders)(Float64Array.from(params), new Float64Array(3)))]
  }
  const model = toOrderModel(KINDS[name], 'week', params)
  const times = [t].flat()
  const counts = [x].flat()
  switch (what) {
    case 'expected':
      return times.map((time) => expectedRepeats(model, weeks(time)))
    case 'pmf':
      return times.map((time) => repeatCountProbability(model, n, weeks(time)))
    case 'cond_expected':
      return counts.map((count) => expectedOrders(model, one(count, tx, T), weeks(times[0]!))[0]!)
    case 'palive':
      return counts.map((count) => probabilityAlive(model, one(count, tx, T))[0]!)
    case 'll':
      return counts.map((count) => orderLogLikelihood(model, one(count, tx, T)))
    default:
      return counts.map((count) => residualOrders(model as ParetoNbd<'week'>, one(count, tx, T), d)[0]!)
  }
}

describe('clv_reference.json', () => {
  it.each(known.cases.map((one) => [`${one.fn} of ${JSON.stringify(one.x ?? one.t)}`, one] as const))(
    '%s is met',
    (_, one) => {
      const values = [one.value].flat()
      expect(answer(one).length).toBe(values.length)
      for (const [i, value] of answer(one).entries()) expect(Math.abs(value - values[i]!)).toBeLessThanOrEqual(one.tol)
    },
  )
})

const rows = reference('cdnow_cbs_exact.csv')
const column = (name: string): Float64Array => Float64Array.from(rows, (row) => Number(row[name]))
const cdnow: Buyers<'week'> = { n: rows.length, unit: 'week', x: column('x'), tx: column('tx'), age: column('T') }
const later = column('xs')

describe('fitOrders on CDNOW', () => {
  const kinds = Object.entries(KINDS) as [keyof typeof KINDS, OrderModelKind][]
  it.each(kinds)('finds the maximum of %s', async (name, kind) => {
    const fit = (await fitOrders(kind, cdnow))!
    const { params_exact_weeks: parameters, ll_exact_weeks: best } = known.cdnow_mle[name]
    expect(fit.certificate.verdict).toBe('maximum')
    expect(Math.abs(fit.logLikelihood - best)).toBeLessThan(0.005)
    for (const [i, value] of parametersOf(fit.model).entries()) {
      expect(Math.abs(value / parameters[i]! - 1)).toBeLessThan(1e-3)
    }
  })

  it('gives the published standard errors', async () => {
    const bg = (await fitOrders('bg-nbd', cdnow))!
    const pareto = (await fitOrders('pareto-nbd', cdnow))!
    const relative = (found: Float64Array, published: number[]): number =>
      Math.max(...published.map((value, i) => Math.abs(found[i]! / value - 1)))
    expect(relative(bg.standardErrors, [0.012557, 0.378221, 0.185719, 0.705345])).toBeLessThan(0.01)
    expect(relative(pareto.standardErrors, [0.0476264, 0.8427222, 0.1872594, 6.2105448])).toBeLessThan(0.01)
  })

  it('gives the same model in days, alpha and beta being seven times as large', async () => {
    const scaled = (values: Float64Array): Float64Array => values.map((value) => Math.round(value * 7))
    const days: Buyers<'day'> = { ...cdnow, unit: 'day', tx: scaled(cdnow.tx), age: scaled(cdnow.age) }
    for (const kind of Object.values(KINDS)) {
      const [week, day] = [(await fitOrders(kind, cdnow))!, (await fitOrders(kind, days))!]
      expect(day.logLikelihood + sum(cdnow.x) * Math.log(7)).toBeCloseTo(week.logLikelihood, 6)
      expect(day.model.alpha / week.model.alpha).toBeCloseTo(7, 4)
    }
  })

  it('expects in the next 39 weeks what the reference does, with its errors', async () => {
    const { holdout_39w_cdnow: holdout } = known
    expect(sum(later)).toBe(holdout.actual_sum)
    for (const [name, kind] of [
      ['bg', 'bg-nbd'],
      ['mbg', 'mbg-nbd'],
      ['pnbd', 'pareto-nbd'],
    ] as const) {
      const expected = expectedOrders((await fitOrders(kind, cdnow))!.model, cdnow, weeks(39))
      const misses = expected.map((value, i) => value - later[i]!)
      expect(sum(expected)).toBeCloseTo(holdout[`${name}_sum`], 0)
      expect(sum(misses.map(Math.abs)) / cdnow.n).toBeCloseTo(holdout.mae[name]!, 3)
      expect(Math.sqrt(sum(misses.map((miss) => miss * miss)) / cdnow.n)).toBeCloseTo(holdout.rmse[name]!, 3)
    }
  })

  it('sums to the customers by number of repeats', () => {
    expect(sum(cdnow.x)).toBe(known.cdnow_summary.sum_x)
    const counts = known.cdnow_summary.freq_0_to_6_7plus.map(
      (_, count) => cdnow.x.filter((x) => (count < 7 ? x === count : x >= 7)).length,
    )
    expect(counts).toEqual(known.cdnow_summary.freq_0_to_6_7plus)
  })
})

describe('named customers of CDNOW', () => {
  const { bgnbd, mbgnbd, pnbd } = known.cdnow_mle as unknown as Record<string, { params: Record<string, number> }>
  const models = Object.fromEntries(
    Object.entries({ 'bg-nbd': bgnbd!, 'mbg-nbd': mbgnbd!, 'pareto-nbd': pnbd! }).map(([kind, { params }]) => [
      kind,
      toOrderModel(kind as OrderModelKind, 'week', Object.values(params)),
    ]),
  )
  it.each(known.customers_cdnow_bgnbd_mle)('has the figures of customer $id', (customer) => {
    const buyers = one(customer['x']!, customer['tx']!, customer['T']!)
    const orders = (kind: string, time: number): number => expectedOrders(models[kind]!, buyers, weeks(time))[0]!
    expect(probabilityAlive(models['bg-nbd']!, buyers)[0]).toBeCloseTo(customer['palive']!, 5)
    expect(probabilityAlive(models['pareto-nbd']!, buyers)[0]).toBeCloseTo(customer['pnbd_palive']!, 5)
    expect(probabilityAlive(models['mbg-nbd']!, buyers)[0]).toBeCloseTo(customer['mbg_palive']!, 5)
    expect(orders('bg-nbd', 1)).toBeCloseTo(customer['cet1']!, 5)
    expect(orders('bg-nbd', 39)).toBeCloseTo(customer['cet39']!, 4)
    expect(orders('pareto-nbd', 39)).toBeCloseTo(customer['pnbd_cet39']!, 4)
    expect(orders('mbg-nbd', 39)).toBeCloseTo(customer['mbg_cet39']!, 4)
  })
})

describe('fitSpend on CDNOW', () => {
  const mean = column('m')
  const buying = Array.from(cdnow.x.keys()).filter((i) => cdnow.x[i]! > 0 && mean[i]! > 0)
  const spenders = {
    x: Float64Array.from(buying, (i) => cdnow.x[i]!),
    mean: Float64Array.from(buying, (i) => mean[i]!),
  }

  it('gives the log-likelihood that CLVTools gives on exact means', async () => {
    expect(Math.abs((await fitSpend(spenders))!.logLikelihood + 4055.9177)).toBeLessThan(1e-4)
  })

  it('finds the maximum of the reference, whose means are rounded to 2 decimals', async () => {
    const { gg } = known.cdnow_mle
    const rounded = spenders.mean.map((value) => Math.round(value * 100) / 100)
    const fit = (await fitSpend({ ...spenders, mean: rounded }))!
    expect(fit.customers).toBe(gg.n)
    expect(fit.certificate.verdict).toBe('maximum')
    expect(Math.abs(fit.logLikelihood - gg.ll)).toBeLessThan(0.005)
    expect(fit.model.p / gg.params.p).toBeCloseTo(1, 3)
    expect(fit.model.q / gg.params.q).toBeCloseTo(1, 3)
    expect(fit.model.v / gg.params.v).toBeCloseTo(1, 3)
  })
})

describe('computeBuyers on CDNOW', () => {
  it('makes the calibration summary from the log, in days', async () => {
    await using store = await openStore(':memory:', { threads: 2 })
    const options = { columns: { customerId: 'customer_id', orderedAt: 'date', amount: 'amount' } }
    const transactions = await readTransactions(store, [CDNOW_SAMPLE], options, { workFolder: tmpdir() })
    const { asOf } = await cleanTransactions(store, transactions, { asOf: '1998-06-30' })
    await store.run('CREATE TABLE by_id AS SELECT DISTINCT customer AS customer_id FROM order_groups ORDER BY 1')
    const { x, tx, age, meanSpend, later } = await computeBuyers(store, {
      asOf: '1997-09-30',
      table: 'by_id',
      heldBack: { from: '1997-10-01', until: asOf },
    })
    expect(x).toEqual(cdnow.x)
    expect(later).toEqual(column('xs'))
    for (let i = 0; i < x.length; i++) {
      expect(tx[i]! / 7).toBeCloseTo(cdnow.tx[i]!, 9)
      expect(age[i]! / 7).toBeCloseTo(cdnow.age[i]!, 9)
      expect(meanSpend[i]).toBeCloseTo(column('m')[i] || 0, 6)
    }
  })
})

describe('lifetimeValue on Online Retail', () => {
  it('finds no dropout under BG/NBD, says so, and ranks the customers of the next hundred days', async () => {
    await using store = await openStore(':memory:', { threads: 2 })
    const { values } = await lifetimeValue(store, {
      ...{ source: ONLINE_RETAIL, asOf: '2011-08-31', refunds: 'drop', model: 'bg-nbd', horizonDays: 100 },
    })
    const { model, certificate } = values.fit!
    expect(values.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['clv-edge', 'clv-season']))
    expect(certificate.verdict).toBe('edge')
    expect(model.r).toBeCloseTo(0.72246, 2)
    expect(model.alpha / 7).toBeCloseTo(9.41908, 1)
    expect(Math.abs(values.totals!.orders / 3656.8 - 1)).toBeLessThan(0.01)
    expect(values.spend!.model.p).toBeCloseTo(2.39502, 1)
  })
})
