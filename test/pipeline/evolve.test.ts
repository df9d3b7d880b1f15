import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { OptionError, SourceError } from '../../src/base/errors.ts'
import { type Evolution, type EvolveCall, evolve } from '../../src/pipeline/evolve.ts'
import { segment } from '../../src/pipeline/segment.ts'
import { writeEvolution } from '../../src/pipeline/write-evolution.ts'
import { openStore } from '../../src/store/store.ts'
import { pageBody } from '../page-body.ts'
import { lines, tempFolder } from '../temp-folder.ts'
import { demoShop } from './demo-shop.ts'

const folder = tempFolder()
const HEAD = 'customer_id,date,amount\n'

async function run(text: string, options: Partial<EvolveCall> = {}): Promise<Evolution> {
  await using store = await openStore(':memory:', { threads: 1 })
  return await evolve(store, { source: folder.write('shop.csv', text), every: 'month', k: 3, ...options })
}

/** The rows of a log that are dated from..before. */
function between(text: string, from: string, before: string): string {
  const [head, ...rows] = text.trim().split('\n')
  const dateOf = (row: string): string => /,(\d{4}-\d\d-\d\d)/.exec(row)?.[1] ?? '9999'
  return [head, ...rows.filter((row) => dateOf(row) >= from && dateOf(row) < before)].join('\n')
}

const total = (values: readonly (string | number | null)[]): number =>
  values.reduce<number>((sum, value) => sum + Number(value), 0)
const codes = ({ findings }: Evolution): string[] => findings.map(({ code }) => code)

describe('evolve', () => {
  const shop = demoShop(300)

  it('adds up: segments to customers, steps to the log, and each date to the one before', async () => {
    for (const windowDays of [undefined, 150]) {
      for (const view of ['clusters', 'rules'] as const) {
        const { points, revenue, cohorts } = await run(shop, { view, ...(windowDays && { windowDays }) })
        for (const [i, point] of points.entries()) {
          expect(total(point.segments.map(({ customers }) => customers))).toBe(point.customers)
          expect(total(point.segments.map(({ share }) => share))).toBeCloseTo(1, 12)
          const spent = [...point.segments.map(({ stepRevenue }) => stepRevenue), point.unplacedRevenue]
          expect(total(spent)).toBeCloseTo(Number(point.stepRevenue), 6)
          if (i === 0) continue
          const before = points[i - 1]!
          expect(point.from).toBe(before.date)
          expect(before.customers + point.fresh + point.returned - point.lapsed).toBe(point.customers)
        }
        if (windowDays === undefined) {
          expect(total(points.map(({ stepRevenue }) => stepRevenue))).toBeCloseTo(Number(revenue), 6)
          expect(total(points.map(({ fresh }) => fresh))).toBe(points.at(-1)!.customers)
          expect(total(points.map(({ returned, lapsed }) => returned + lapsed))).toBe(0)
        } else expect(total(points.map(({ lapsed }) => lapsed))).toBeGreaterThan(0)
        expect(total(cohorts.map(({ customers }) => customers))).toBe(points.at(-1)!.customers + total(lostOf(points)))
      }
    }
  })

  it('finds at its last date what segmenting the whole log finds', async () => {
    await using store = await openStore(':memory:', { threads: 1 })
    const source = folder.write('twin.csv', shop)
    const { segments } = await segment(store, { source, k: 3 })
    const last = (await run(shop)).points.at(-1)!
    const shown = segments.map(({ segment: name, customers, share, revenue, revenueShare }) => ({
      ...{ segment: name, customers, share, revenue, revenueShare },
    }))
    expect(last.segments.map(({ stepRevenue: _, stepRevenueShare: __, ...row }) => row)).toEqual(shown)
  })

  it('counts at every date what measuring the rows before it alone counts', async () => {
    const windowDays = 200
    const found = await run(shop, { every: 'quarter', view: 'rules', windowDays, refit: true })
    expect(found.points.length).toBeGreaterThan(3)
    for (const { date, customers, segments } of found.points) {
      const since = new Date(Date.parse(date) - windowDays * 86_400_000).toISOString().slice(0, 10)
      await using store = await openStore(':memory:', { threads: 1 })
      const source = folder.write('part.csv', between(shop, since, date))
      const alone = await segment(store, { source, k: 3, asOf: date })
      expect(alone.customers).toBe(customers)
      const there = new Map(alone.rules.map((rule) => [rule.segment, rule]))
      for (const { segment: name, customers: count, revenue } of segments) {
        expect(count, `${name} on ${date}`).toBe(there.get(name)?.customers ?? 0)
        expect(revenue).toBe(there.get(name)?.revenue ?? '0')
      }
    }
  })

  it('follows segments that are made anew, and has no drift against itself', async () => {
    const found = await run(shop, { every: 'quarter', windowDays: 200, refit: true })
    expect(found.fitAt).toBeNull()
    expect(found.points[0]!.drift.recency).toBeNull()
    expect(found.points.slice(1).every(({ events }) => events !== null)).toBe(true)
    expect(new Set(found.segments).size).toBe(found.segments.length)
    const frozen = await run(shop, { fitAt: '2025-01-01' })
    const at = frozen.points.find(({ date }) => date === '2025-01-01')!
    expect(at.drift).toEqual({ recency: 0, orders: 0, revenue: 0, sizes: 0 })
    expect(codes(frozen)).toContain('evolution-drift')
  })

  it('is the same for any order of the rows', async () => {
    const [head, ...rows] = shop.trim().split('\n')
    const { points, cohorts } = await run(shop, { every: 'quarter' })
    const again = await run([head, ...rows.toReversed()].join('\n'), { every: 'quarter' })
    expect(again.points).toEqual(points)
    expect(again.cohorts).toEqual(cohorts)
  })

  it('knows who is new, lapsed and back by hand', async () => {
    const text = `${HEAD}A,2020-01-10,5\nB,2020-01-20,7\nA,2020-02-10,5\nA,2020-03-12,5\nC,2020-03-02,9\nB,2020-04-15,8\nA,2020-04-30,1\n`
    const { points, cohorts } = await run(text, { windowDays: 31, k: 1, view: 'rules', from: '2020-02-01' })
    const seen = points.map(({ date, customers, fresh, returned, lapsed, buyers, stepRevenue }) => [
      ...[date, customers, fresh, returned, lapsed, buyers, stepRevenue],
    ])
    expect(seen).toEqual([
      ['2020-02-01', 2, 2, 0, 0, 2, '12'],
      ['2020-03-01', 1, 0, 0, 1, 1, '5'],
      ['2020-04-01', 2, 1, 0, 0, 2, '14'],
      ['2020-05-01', 2, 0, 1, 1, 2, '9'],
    ])
    expect(cohorts).toEqual([
      { month: '2020-01', customers: 2, active: [2, 1, 1, 2] },
      { month: '2020-03', customers: 1, active: [1, 0] },
    ])
  })

  it.each([
    ['a log of one month', `${HEAD}A,2020-01-01,5\nB,2020-01-09,5\nA,2020-01-20,3\n`, {}, 'one-step'],
    [
      'a history shorter than the window',
      `${HEAD}A,2020-01-01,5\nB,2020-02-09,5\n`,
      { windowDays: 90 },
      'short-history',
    ],
    ['dates before the window is covered', demoShop(60), { windowDays: 365, from: '2023-09-01' }, 'short-history'],
    ['no window', `${HEAD}A,2020-01-01,5\nB,2020-02-09,5\n`, {}, 'growing-history'],
    ['a month that is not over', `${HEAD}A,2020-01-01,5\nB,2020-02-09,5\n`, {}, 'part-step'],
  ])('says plainly what %s leaves to see', async (_, text, options, code) => {
    const found = await run(text, { k: 1, ...options })
    expect(codes(found)).toContain(code)
    expect(found.points.length).toBeGreaterThan(0)
    await writeEvolution(found, { folder: folder.path('out') })
    expect(pageBody(readFileSync(folder.path('out/evolve.html'), 'utf8'))).not.toMatch(/NaN|undefined|Infinity/)
  })

  it('passes over months in which nobody is there', async () => {
    const found = await run(`${HEAD}A,2020-01-05,5\nB,2020-01-09,5\nA,2020-06-03,4\n`, { windowDays: 31, k: 1 })
    expect(found.points.map(({ customers }) => customers)).toContain(0)
    const again = await run(`${HEAD}A,2020-01-05,5\nB,2020-01-09,5\nA,2020-06-03,4\n`, {
      ...{ windowDays: 31, k: 1, refit: true },
    })
    expect(again.points.map(({ customers }) => customers)).toEqual(found.points.map(({ customers }) => customers))
  })

  it('works without amounts', async () => {
    const found = await run('customer_id,date\nA,2020-01-05\nB,2020-02-09\nA,2020-03-03\n', { k: 1 })
    expect(found.points.every(({ stepRevenue }) => stepRevenue === null)).toBe(true)
    await writeEvolution(found, { folder: folder.path('out') })
  })

  it('refuses what makes no sense', async () => {
    await expect(run(shop, { windowDays: 10 })).rejects.toThrow(/shorter than a month/)
    await expect(run(shop, { from: '2025-01-01', to: '2024-01-01' })).rejects.toThrow(OptionError)
    await expect(run(shop, { from: '2099-01-01' })).rejects.toThrow(/after the end of the log/)
    await expect(run(shop, { to: '1999-01-01' })).rejects.toThrow(/nobody had ordered before/)
    await expect(run(shop, { fitAt: '1999-01-01' })).rejects.toThrow(SourceError)
    await expect(run(shop, { fitAt: '2024-01-01', refit: true })).rejects.toThrow(OptionError)
    await expect(run(shop, { every: 'day' as 'week' })).rejects.toThrow(OptionError)
  })

  it('ends when it is cancelled', async () => {
    const abort = new AbortController()
    const onProgress = (stage: string): void => {
      if (stage.startsWith('measuring 20')) abort.abort(new Error('cancelled'))
    }
    await expect(run(shop, { signal: abort.signal, onProgress })).rejects.toThrow('cancelled')
  })
})

describe('writeEvolution', () => {
  it('writes its files whole, and the same bytes again', async () => {
    const found = await run(demoShop(150))
    await writeEvolution(found, { folder: folder.path('a') })
    await writeEvolution(await run(demoShop(150)), { folder: folder.path('b') })
    const names = ['cohorts.csv', 'evolution.csv', 'evolve.html', 'evolve.json', 'run.json', 'steps.csv']
    expect(readdirSync(folder.path('a')).sort()).toEqual(names)
    for (const name of names) {
      expect(readFileSync(folder.path(`b/${name}`), 'utf8')).toBe(readFileSync(folder.path(`a/${name}`), 'utf8'))
    }
    const rows = lines(readFileSync(folder.path('a/evolution.csv'), 'utf8'))
    expect(rows).toHaveLength(1 + found.points.length * found.segments.length)
    expect(rows[0]).toBe('date,segment,customers,share,revenue,revenue_share,step_revenue,step_revenue_share')
    const cohorts = lines(readFileSync(folder.path('a/cohorts.csv'), 'utf8')).slice(1)
    expect(cohorts).toHaveLength(total(found.cohorts.map(({ active }) => active.length)))
    expect(cohorts.filter((row) => row.endsWith(',true')).length).toBe(found.cohorts[0]!.active.length)
  })
})

/** Customers of a windowed evolution who are no longer there at its end, and those who had gone before it began. */
function lostOf(points: Evolution['points']): number[] {
  const first = points[0]!
  const before = first.customers - first.fresh - first.returned + first.lapsed
  const everSeen = before + total(points.map(({ fresh }) => fresh))
  return [everSeen - points.at(-1)!.customers]
}
