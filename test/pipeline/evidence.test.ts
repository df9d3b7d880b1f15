import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { daysBetween } from '../../src/base/calendar.ts'
import { OptionError } from '../../src/base/errors.ts'
import { evidence } from '../../src/pipeline/evidence.ts'
import type { EvidenceCall } from '../../src/pipeline/evidence-call.ts'
import type { Evidence } from '../../src/pipeline/evidence-record.ts'
import { lifetimeValue } from '../../src/pipeline/lifetime-value.ts'
import { writeEvidence } from '../../src/pipeline/write-evidence.ts'
import type { TracedCustomers } from '../../src/rfm/customers.ts'
import { openStore } from '../../src/store/store.ts'
import { pageBody } from '../page-body.ts'
import { tempFolder } from '../temp-folder.ts'
import { demoShop } from './demo-shop.ts'

const folder = tempFolder()

async function run(text: string, options: Partial<EvidenceCall> = {}): Promise<Evidence> {
  await using store = await openStore(':memory:', { threads: 1 })
  const source = folder.write('shop.csv', text)
  return await evidence(store, { source, resamples: 20, ks: [2, 3], ...options })
}

const HEAD = 'customer_id,date,amount\n'
const codes = ({ findings }: Evidence): string[] => findings.map(({ code }) => code)

describe('evidence', () => {
  it('scores every candidate at two cuts that do not overlap', async () => {
    const found = await run(demoShop(400))
    expect(found.cuts).toHaveLength(2)
    const [first, second] = found.cuts
    expect(first!.until).toBe(second!.cut)
    expect(second!.until > found.lastDate!).toBe(true)
    expect(found.verdict).toHaveLength(3)
    const spend = second!.candidates.find(({ name }) => name === 'past spend')!
    const chance = second!.candidates.find(({ name }) => name === 'chance')!
    expect(spend.figures.gini!.value).toBeGreaterThan(chance.figures.gini!.value)
    expect(spend.figures.explainedLog).toBeNull()
    const house = second!.candidates.find(({ name }) => name === 'map house')!
    expect(house.segments.reduce((total, { customers }) => total + customers, 0)).toBe(second!.customers)
    expect(house.calibration.boughtAgain).toBeGreaterThan(0)
    expect(first!.candidates.find(({ name }) => name === 'map house')!.calibration.boughtAgain).toBeNull()
  })

  it('knows only rows before the cut, and counts only those within the horizon', async () => {
    const text = `${HEAD}A,2020-01-01,5\nA,2020-01-31,7\nB,2020-01-30,9\nA,2020-02-01,20\nB,2020-02-10,30\nB,2020-02-11,40\nC,2020-02-05,50\n`
    const [at] = (await run(text, { cuts: ['2020-02-01'], horizonDays: 10 })).cuts
    expect(at).toMatchObject({ until: '2020-02-11', customers: 2, active: 2, nextSpend: 50 })
  })

  it('is the same for any order of the rows', async () => {
    const [head, ...rows] = demoShop(150).trim().split('\n')
    const once = await run([head, ...rows].join('\n'))
    const again = await run([head, ...rows.toReversed()].join('\n'))
    expect(again.cuts).toEqual(once.cuts)
  })

  it('takes a ranking from outside', async () => {
    const rankings = [{ name: 'longest known', rank: ({ tenureDays }: TracedCustomers) => tenureDays }]
    const found = await run(demoShop(150), { rankings })
    expect(found.cuts[1]!.candidates.map(({ name }) => name)).toContain('longest known')
  })

  it('ranks by the lifetime value that the rows before the cut alone give', async () => {
    const shop = demoShop(400)
    const [cut] = (await run(shop)).cuts.slice(1)
    const days = daysBetween(cut!.cut, cut!.until)
    const [head, ...rows] = shop.trim().split('\n')
    const known = [head, ...rows.filter((row) => (/\d{4}-\d\d-\d\d/.exec(row)?.[0] ?? '') < cut!.cut)].join('\n')
    await using store = await openStore(':memory:', { threads: 1 })
    const source = folder.write('known.csv', known)
    const { values } = await lifetimeValue(store, { source, asOf: cut!.cut, horizonDays: days, discountRate: 0 })
    const twin = { name: 'twin', rank: () => values.columns.expectedValue }
    const found = await run(shop, { cuts: [cut!.cut], horizonDays: days, rankings: [twin] })
    const figures = new Map(found.cuts[0]!.candidates.map((candidate) => [candidate.name, candidate.figures]))
    expect(figures.get('lifetime value')!.gini!.value).toBeGreaterThan(0.2)
    expect(figures.get('lifetime value')!.gini!.value).toBeCloseTo(figures.get('twin')!.gini!.value, 10)
  })

  it('takes mixtures and dense places beside k-means, and customers in no cluster as a group', async () => {
    const { cuts, stability } = await run(demoShop(400))
    for (const { candidates, customers } of cuts) {
      for (const name of ['Gaussian mixture', 'HDBSCAN']) {
        const { segments, k } = candidates.find((candidate) => candidate.name === name)!
        expect(segments).toHaveLength(k!)
        expect(segments.reduce((total, segment) => total + segment.customers, 0)).toBe(customers)
      }
      const dense = candidates.find(({ name }) => name === 'HDBSCAN')!.segments.map(({ segment }) => segment)
      expect(dense.filter((name) => name === 'in no cluster')).toHaveLength(1)
    }
    expect(stability.map(({ name }) => name)).toEqual(expect.arrayContaining(['Gaussian mixture', 'HDBSCAN']))
  })

  it('leaves lifetime value out where nobody bought twice before a cut, and says so', async () => {
    const rows = Array.from({ length: 120 }, (_, i) => `C${i},2020-01-${10 + (i % 20)},${5 + (i % 9)}\n`)
    const later = Array.from({ length: 60 }, (_, i) => `C${i},2020-02-${10 + (i % 18)},${5 + (i % 7)}\n`)
    const found = await run(HEAD + rows.join('') + later.join(''), { cuts: ['2020-02-01'], horizonDays: 20 })
    expect(codes(found)).toContain('clv-nobody-repeats')
    expect(found.cuts[0]!.candidates.map(({ name }) => name)).not.toContain('lifetime value')
    expect(found.verdict.join(' ')).not.toContain('lifetime')
  })

  it('orders by expected orders where all spend the same', async () => {
    const constant = days(['A', 'B', 'C', 'D']).replaceAll(/,\d+\n/g, ',5\n')
    const found = await run(HEAD + constant, { cuts: ['2020-02-15'], horizonDays: 30 })
    expect(codes(found)).toContain('clv-constant-spend')
    expect(found.cuts[0]!.candidates.map(({ name }) => name)).toContain('lifetime value')
  })

  it('counts orders where there are no amounts', async () => {
    const found = await run(`customer_id,date\n${days(['A', 'B', 'C', 'D']).replaceAll(/,\d+\n/g, '\n')}`)
    expect(found.verdict[0]).toContain('of the next orders')
  })

  it.each([
    ['a cut before everybody', ['2019-01-01', '2020-02-01'], 'no-customers-before'],
    ['a horizon longer than what is left', ['2020-03-01'], 'short-holdout'],
    ['few customers', ['2020-02-01'], 'few-customers-before'],
    ['a single cut', ['2020-02-01'], 'one-cut'],
  ])('says plainly what %s leaves to conclude', async (_, cuts, code) => {
    const found = await run(`${HEAD}${days(['A', 'B', 'C', 'D'])}`, { cuts, horizonDays: 30 })
    expect(codes(found)).toContain(code)
    expect(found.verdict.length).toBeGreaterThan(0)
  })

  it('says that nobody ordered in the period after a cut', async () => {
    const found = await run(`${HEAD}A,2020-01-01,5\nA,2020-03-01,5\n`, { cuts: ['2020-01-15'], horizonDays: 10 })
    expect(codes(found)).toContain('empty-holdout')
  })

  it.each([
    [['2020-02-01', '2021-01-01'], /--cut 2021-01-01 lies after the end of the log \((2020-03-\d\d)\).* to \1$/],
    [['2019-01-01', '2020-01-01'], /nobody had ordered before --cut 2020-01-01.*name days from 2020-01-02/],
  ])('refuses the cuts %j, outside the log, before anything is clustered', async (cuts, message) => {
    const stages: string[] = []
    const onProgress = (stage: string) => stages.push(stage)
    const asked = run(HEAD + days(['A', 'B', 'C', 'D']), { cuts, horizonDays: 30, onProgress })
    await expect(asked).rejects.toThrow(message)
    await expect(asked).rejects.toThrow(OptionError)
    expect(stages.at(-1)).toBe('measuring customers')
  })

  it('survives one customer, equal customers and a single day', async () => {
    for (const rows of ['A,2020-01-01,5\n', 'A,2020-01-01,5\nB,2020-01-01,5\n', 'A,2020-01-01,5\nA,2020-01-09,5\n']) {
      expect((await run(HEAD + rows)).verdict.length).toBeGreaterThan(0)
    }
  })

  it('refuses a cut that is no date before it reads', async () => {
    const stages: string[] = []
    const asked = run(demoShop(20), { cuts: ['1.2.2020'], onProgress: (stage) => stages.push(stage) })
    await expect(asked).rejects.toThrow(OptionError)
    expect(stages).toEqual([])
  })
})

describe('writeEvidence', () => {
  it('writes its files whole, and the same bytes again', async () => {
    const found = await run(demoShop(150))
    await writeEvidence(found, { folder: folder.path('a') })
    await writeEvidence(await run(demoShop(150)), { folder: folder.path('b') })
    expect(readdirSync(folder.path('a')).sort()).toEqual(['evidence.html', 'evidence.json', 'run.json'])
    for (const name of ['evidence.html', 'evidence.json']) {
      expect(readFileSync(folder.path(`b/${name}`), 'utf8')).toBe(readFileSync(folder.path(`a/${name}`), 'utf8'))
    }
    expect(pageBody(readFileSync(folder.path('a/evidence.html'), 'utf8'))).not.toMatch(/NaN|undefined/)
  })
})

/** Orders every few days, each customer at a rhythm of their own, January to March 2020. */
function days(names: readonly string[]): string {
  const rows = names.flatMap((name, c) =>
    Array.from({ length: Math.floor(80 / (c + 5)) }, (_, i) => {
      const date = new Date(Date.UTC(2020, 0, 1 + i * (c + 5))).toISOString().slice(0, 10)
      return `${name},${date},${10 * (c + 1) + i}\n`
    }),
  )
  return rows.join('')
}
