import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanTransactions } from '../../src/cleaning/clean-transactions.ts'
import { kMeans, kMeansByK } from '../../src/clustering/k-means/k-means.ts'
import type { FigureName } from '../../src/evidence/figures.ts'
import { type Outcome, outcomeOf } from '../../src/evidence/outcome.ts'
import { type RankedCells, rankScores, rankSegments } from '../../src/evidence/ranked-cells.ts'
import { scoreCandidates } from '../../src/evidence/score-candidates.ts'
import { valueGroups } from '../../src/evidence/value-groups.ts'
import { buildFeatures } from '../../src/features/build-features.ts'
import { evidence } from '../../src/pipeline/evidence.ts'
import { computeRfm } from '../../src/rfm/compute-rfm.ts'
import type { CustomerColumns } from '../../src/rfm/customers.ts'
import { readNextPeriod } from '../../src/rfm/next-period.ts'
import { readTransactions } from '../../src/sources/read-transactions.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { ONLINE_RETAIL, reference } from './shared.ts'

const CUT = '2011-09-01'
const UNTIL = '2011-12-10'
/** Eight clusters end in many places within 2e-4 of the least inertia; from this seeding, where the table's did. */
const WORSE_EIGHT = { k: 8, seed: 187, nInit: 1 }
/** Figures of the table that are the same under our definitions. */
const OURS = {
  ...{
    'past spend': 0.642729,
    orders: 0.609897,
    recency: 0.515766,
    'value quintiles': 0.564872,
    'value deciles': 0.611876,
  },
  ...{
    'R+F+M sum': 0.608909,
    '125 cells': 0.592327,
    'k-means 2': 0.469169,
    'k-means 4': 0.5847,
    'k-means 6': 0.624929,
    // Made by BG/NBD and Gamma-Gamma over purchase days; MBG/NBD, which is our default, runs to the same edge here.
    'lifetime value': 0.698,
  },
}
const NAMES: Record<string, FigureName> = {
  eta2_spend: 'explainedSpend',
  eta2_log: 'explainedLog',
  eta2_active: 'explainedActive',
  ngini_spend: 'gini',
  top20_capture: 'capture',
}

describe('evidence on Online Retail', () => {
  it('finds that lifetime value ranks next spend best and no segmentation better than past spend, at the cut of the table', async () => {
    await using store = await openStore(':memory:', { memory: '1GB', threads: 2 })
    const call = { source: ONLINE_RETAIL, refunds: 'drop', cuts: [CUT], horizonDays: 100, resamples: 100 } as const
    const found = await evidence(store, call)
    const [at] = found.cuts
    expect(at).toMatchObject({ cut: CUT, until: UNTIL, customers: 3317, active: 1952 })
    const gini = new Map(at!.candidates.map(({ name, figures }) => [name, figures.gini!.value]))
    for (const [name, value] of Object.entries(OURS)) expect(Math.abs(gini.get(name)! - value), name).toBeLessThan(0.01)
    expect(found.verdict[0]).toMatch(/^A lifetime-value model ranks next spend best of 24 .* \(Gini 0.70 of 1\)/)
    expect(found.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['clv-edge', 'clv-level']))
    expect(found.verdict[1]).toMatch(/^No segmentation beats simply sorting customers by past spend \(Gini 0.64;/)
  })
})

describe('scoreCandidates on Online Retail, cut on 2011-09-01, 100 days', () => {
  let store: Store
  let past: CustomerColumns
  let outcome: Outcome
  let orderRank: Float64Array
  beforeAll(async () => {
    store = await openStore(':memory:', { memory: '1GB', threads: 2 })
    const transactions = await readTransactions(store, [ONLINE_RETAIL], {}, { workFolder: tmpdir() })
    await cleanTransactions(store, transactions, { refunds: 'drop' })
    past = await computeRfm(store, { table: 'at_cut', asOf: CUT, hasAmounts: true, before: CUT })
    const next = await readNextPeriod(store, { table: 'at_cut', n: past.n, from: CUT, until: UNTIL })
    outcome = outcomeOf(next.spend, next.orders)
    const [rank] = await store.numbers(
      `SELECT row_number() OVER (ORDER BY order_count, customer_id::INTEGER)::DOUBLE FROM at_cut ORDER BY at_cut.rowid`,
      past.n,
      1,
    )
    orderRank = rank!
  })
  afterAll(() => store.close())

  it('knows 3,317 customers, of whom 1,952 came back and spent 3,032,564.79', () => {
    expect(past.n).toBe(3317)
    expect(outcome.active.reduce((total, active) => total + active, 0)).toBe(1952)
    expect(outcome.spend.reduce((total, spend) => total + spend, 0)).toBeCloseTo(3032564.791, 3)
  })

  // The table was made under conventions that are not ours: days as whole days between instants (one less than calendar
  // days), quintiles by pandas' qcut, equal numbers of orders split by customer id.
  it('has the table of an independent computation within 0.01', async () => {
    const candidates = await asTheTable(past, orderRank)
    const { figures } = await scoreCandidates([...candidates.values()], outcome, { resamples: 2 })
    const found = new Map([...candidates.keys()].map((name, i) => [name, figures[i]!]))
    const known = reference('uci_online_retail_temporal_holdout.csv').filter(({ seg }) => seg !== 'rank_MxRecent')
    expect(known.map(({ seg }) => seg).filter((seg) => !found.has(seg!))).toEqual([])
    const misses: string[] = []
    for (const row of known) {
      for (const [column, name] of Object.entries(NAMES)) {
        if (row[column] === '') continue
        const value = found.get(row['seg']!)![name]!.value
        if (!(Math.abs(value - Number(row[column])) <= 0.01))
          misses.push(`${row['seg']} ${name} ${value} for ${row[column]}`)
      }
    }
    expect(misses).toEqual([])
  })
})

async function asTheTable(past: CustomerColumns, orderRank: Float64Array): Promise<Map<string, RankedCells>> {
  const revenue = past.revenue!
  const recencyDays = past.recencyDays.map((days) => days - 1)
  const r = valueGroups(recencyDays, 5).map((group) => 5 - group)
  const f = valueGroups(orderRank, 5).map((group) => group + 1)
  const m = valueGroups(revenue, 5).map((group) => group + 1)
  const groups = (labels: Int32Array, k: number): RankedCells => rankSegments(labels, k, revenue)
  const candidates = new Map<string, RankedCells>([
    [
      'rule10_RF',
      groups(
        Int32Array.from(r, (score, i) => regexSegment(score, f[i]!)),
        10,
      ),
    ],
    [
      'rfm125_cells',
      groups(
        Int32Array.from(r, (score, i) => (score - 1) * 25 + (f[i]! - 1) * 5 + m[i]! - 1),
        125,
      ),
    ],
    [
      'rfm_sum_3_15',
      groups(
        Int32Array.from(r, (score, i) => score + f[i]! + m[i]! - 3),
        13,
      ),
    ],
    ['M_quintile', groups(valueGroups(revenue, 5), 5)],
    ['F_quintile_rank', groups(valueGroups(orderRank, 5), 5)],
    [
      'R_quintile',
      groups(
        r.map((score) => score - 1),
        5,
      ),
    ],
    ['M_decile', groups(valueGroups(revenue, 10), 10)],
    ['rank_M', rankScores(revenue)],
    ['rank_F', rankScores(past.orderCount)],
    ['rank_R', rankScores(past.recencyDays.map((days) => -days))],
  ])
  const ks = [2, 3, 4, 5, 6, 8, 10]
  for (const [kind, transform] of [
    ['log', 'log1p'],
    ['raw', 'none'],
  ] as const) {
    const { matrix } = buildFeatures(
      { ...past, recencyDays },
      { features: ['recency', 'frequency', 'monetary'], transform, scale: 'standard', winsorise: null },
    )
    const fits = await kMeansByK(matrix, ks, { seed: 42 })
    for (const [i, fit] of fits.entries()) candidates.set(`km_${kind}_k${ks[i]}`, groups(fit.labels, fit.k))
    if (kind === 'log') candidates.set('km_log_k8', groups((await kMeans(matrix, WORSE_EIGHT)).labels, 8))
  }
  return candidates
}

/** The ten segments of the widely used regular expressions on recency and orders. */
function regexSegment(r: number, f: number): number {
  if (r <= 2) return f <= 2 ? 0 : f <= 4 ? 1 : 2
  if (r === 3 && f <= 2) return 3
  if (r === 3 && f === 3) return 4
  if (r <= 4 && f >= 4) return 5
  if (r === 4 && f === 1) return 6
  if (r === 5 && f === 1) return 7
  return f >= 4 ? 9 : 8
}
