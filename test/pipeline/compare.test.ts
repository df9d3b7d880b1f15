import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { OptionError, StateError } from '../../src/base/errors.ts'
import { type CompareDatesCall, compareDates, compareRuns } from '../../src/pipeline/compare-dates.ts'
import type { Comparison } from '../../src/pipeline/comparison-record.ts'
import type { View } from '../../src/pipeline/snapshot.ts'
import { writeComparison } from '../../src/pipeline/write-comparison.ts'
import { openStore } from '../../src/store/store.ts'
import { pageBody } from '../page-body.ts'
import { tempFolder } from '../temp-folder.ts'
import { demoShop, segmentInto } from './demo-shop.ts'

const folder = tempFolder()

async function days(text: string, options: Omit<CompareDatesCall, 'source'>): Promise<Comparison> {
  await using store = await openStore(':memory:', { threads: 1 })
  return await compareDates(store, { source: folder.write('shop.csv', text), k: 3, ...options })
}

async function folders(from: string, to: string, view?: View): Promise<Comparison> {
  await using store = await openStore(':memory:', { threads: 1 })
  return await compareRuns(store, [folder.path(from), folder.path(to)], view)
}

/** The rows of a log that are dated before a day. */
function until(text: string, day: string): string {
  const [head, ...rows] = text.trim().split('\n')
  const dateOf = (row: string): string => /,(\d{4}-\d\d-\d\d)/.exec(row)?.[1] ?? '9999'
  return [head, ...rows.filter((row) => dateOf(row) < day)].join('\n')
}

function addsUp({ moves, changes }: Comparison): void {
  for (const { customers, ageing, behaviour, borders } of moves) expect(ageing + behaviour + borders).toBe(customers)
  for (const { before, after, ageing, behaviour, borders } of changes)
    expect(before + ageing + behaviour + borders).toBe(after)
}

describe('compareDates', () => {
  const shop = demoShop(300)

  it('accounts for every customer, under both views, with and without a window', async () => {
    for (const view of ['clusters', 'rules'] as const) {
      for (const windowDays of [undefined, 200]) {
        const found = await days(shop, { at: ['2024-10-01', '2025-03-01'], view, ...(windowDays && { windowDays }) })
        addsUp(found)
        expect(found.moves.length).toBeGreaterThan(0)
        const there = found.matrix.flat().reduce((total, count) => total + count, 0)
        const gone = found.changes.find(({ state }) => found.states[state] === 'Lapsed')!
        expect(there).toBe(found.to.customers + gone.after)
        expect(gone.after > 0).toBe(windowDays !== undefined)
        const returned = found.changes.find(({ state }) => found.states[state] === 'Returned')!
        expect(returned.before > 0).toBe(windowDays !== undefined)
      }
    }
  })

  it('sees no behaviour where nobody ordered in between', async () => {
    const quiet = until(shop, '2024-10-01')
    for (const windowDays of [undefined, 200]) {
      const found = await days(quiet, { at: ['2024-10-01', '2024-12-15'], ...(windowDays && { windowDays }) })
      addsUp(found)
      expect(found.moves.length).toBeGreaterThan(0)
      for (const { behaviour } of [...found.moves, ...found.changes]) expect(behaviour).toBe(0)
    }
  })

  it('refuses days in the wrong order and days that are none', async () => {
    await expect(days(shop, { at: ['2025-03-01', '2024-10-01'] })).rejects.toThrow(OptionError)
    await expect(days(shop, { at: ['2024-10-01', 'later'] })).rejects.toThrow(OptionError)
    await expect(days(shop, { at: ['1999-01-01', '2025-03-01'] })).rejects.toThrow(
      /nobody had ordered before 1999-01-01/,
    )
  })
})

describe('compareRuns', () => {
  it('sees nothing move between a run and itself', async () => {
    await segmentInto(folder.path('a'), { source: folder.write('a.csv', demoShop(200)), k: 4 })
    for (const view of ['clusters', 'rules'] as const) {
      const found = await folders('a', 'a', view)
      expect(found.moves).toEqual([])
      expect(found).toMatchObject({ drift: { sizes: 0, relabelled: 0, agreement: 1 }, advice: { advice: 'keep' } })
    }
  })

  it('agrees with one source at two days, and writes the same page again', async () => {
    const shop = demoShop(300)
    const [first, second] = ['2024-10-01', '2025-03-01']
    for (const [name, day] of [
      ['a', first],
      ['b', second],
    ] as const) {
      await segmentInto(folder.path(name), { source: folder.write(`${name}.csv`, until(shop, day)), asOf: day, k: 3 })
    }
    const inFolders = await folders('a', 'b')
    const atDays = await days(until(shop, second), { at: [first, second] })
    addsUp(inFolders)
    expect(inFolders.changes).toEqual(atDays.changes)
    expect(inFolders.moves).toEqual(atDays.moves)
    for (const name of ['c', 'd']) await writeComparison(inFolders, { folder: folder.path(name) })
    expect(readdirSync(folder.path('c')).sort()).toEqual(['compare.html', 'compare.json', 'run.json'])
    const page = readFileSync(folder.path('c/compare.html'), 'utf8')
    expect(readFileSync(folder.path('d/compare.html'), 'utf8')).toBe(page)
    expect(pageBody(page)).not.toMatch(/NaN|undefined/)
  })

  it('refuses a folder without a run, and the later before the earlier', async () => {
    await expect(folders('nowhere', 'nowhere')).rejects.toThrow(StateError)
    const source = folder.write('a.csv', demoShop(100))
    await segmentInto(folder.path('a'), { source, asOf: '2025-01-01', k: 2 })
    await segmentInto(folder.path('b'), { source, asOf: '2025-03-01', k: 2 })
    await expect(folders('b', 'a')).rejects.toThrow(StateError)
  })

  it('says when the runs count differently', async () => {
    const source = folder.write('a.csv', demoShop(100))
    await segmentInto(folder.path('a'), { source, k: 2 })
    await segmentInto(folder.path('b'), { source, k: 2, refunds: 'drop' })
    expect((await folders('a', 'b')).findings.map(({ code }) => code)).toEqual(['other-definitions'])
  })
})
