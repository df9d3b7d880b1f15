import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/numeric/random.ts'
import type { SegmentOptions } from '../../src/pipeline/segment-options.ts'
import { demoShop, segmentInto } from '../pipeline/demo-shop.ts'
import { lines } from '../temp-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'clientele-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const [HEADER, ...ROWS] = lines(demoShop())
const PROMISED = ['customers.csv', 'segments.csv', 'model.json']

/** Segments these rows, given as one or several files. @returns the bytes that the contract promises. */
async function promised(name: string, files: string[][], options: SegmentOptions & { threads?: number } = {}) {
  const { threads = 2, ...rest } = options
  const source = files.map((rows, i) => {
    const path = join(folder, `${name}-${i}.csv`)
    writeFileSync(path, `${[HEADER, ...rows].join('\n')}\n`)
    return path
  })
  const out = join(folder, name)
  await segmentInto(out, { source, ...rest }, { threads })
  const texts = Object.fromEntries(PROMISED.map((file) => [file, readFileSync(join(out, file), 'utf8')]))
  return { ...texts, run: withoutSources(readFileSync(join(out, 'run.json'), 'utf8')) }
}

/** run.json without what follows the sources; rejects.csv and with it the report do. */
function withoutSources(text: string): unknown {
  const { sources: _s, command: _c, timings: _t, files, ...rest } = JSON.parse(text)
  return { ...rest, files: Object.fromEntries(PROMISED.map((name) => [name, files[name]])) }
}

/** The scores, segments and revenue of each customer. */
function customersOf(name: string): Map<string, string> {
  const [, ...rows] = lines(readFileSync(join(folder, name, 'customers.csv'), 'utf8'))
  return new Map(rows.map((row) => [row.split(',')[0]!, row.split(',').slice(1, 15).join(',')]))
}

function shuffled<T>(items: readonly T[]): T[] {
  const random = seededRandom(3, 1)
  const copy = [...items]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[copy[i], copy[j]] = [copy[j]!, copy[i]!]
  }
  return copy
}

describe('a run', () => {
  let first: Awaited<ReturnType<typeof promised>>
  beforeAll(async () => {
    first = await promised('first', [ROWS])
  })

  it('gives the same bytes again', async () => {
    expect(await promised('again', [ROWS])).toEqual(first)
  })

  it('gives the same bytes for rows in any order', async () => {
    expect(await promised('shuffled', [shuffled(ROWS)])).toEqual(first)
  })

  it('gives the same bytes for a source split in two', async () => {
    const half = Math.floor(ROWS.length / 2)
    expect(await promised('split', [ROWS.slice(0, half), ROWS.slice(half)])).toEqual(first)
  })

  it('gives the same bytes on one thread and on four', async () => {
    const { options: _, ...run } = first.run as { options: object }
    for (const threads of [1, 4]) {
      const other = await promised(`threads-${threads}`, [ROWS], { threads })
      expect(other).toMatchObject({ ...first, run })
    }
  })

  it.each([
    ['keeping their order', (id: string) => `x${id}`],
    ['in another order', (id: string) => [...id].reverse().join('')],
  ])('moves nobody when customers are renamed %s', async (_, rename) => {
    const renamed = ROWS.map((row) => {
      const cells = row.split(',')
      if (cells[2]) cells[2] = rename(cells[2])
      return cells.join(',')
    })
    await promised('renamed', [renamed])
    const before = customersOf('first')
    const after = customersOf('renamed')
    expect(after.size).toBe(before.size)
    for (const [id, values] of before) expect(after.get(rename(id))).toBe(values)
  })

  it('gives the same bytes for rows in any order when returns are matched', async () => {
    const matched = await promised('match', [ROWS], { refunds: 'match', k: 3 })
    expect(await promised('match-shuffled', [shuffled(ROWS)], { refunds: 'match', k: 3 })).toEqual(matched)
  })
})

describe('the unit of money', () => {
  /** Multiplies the prices, which have two decimal places, by ten thousand. */
  const dearer = ROWS.map((row) => {
    const cells = row.split(',')
    if (/^\d+\.\d\d$/.test(cells[7]!)) cells[7] = `${cells[7]!.replace('.', '')}00`
    return cells.join(',')
  })
  /** Of each customer: scores, cell, rule segment, and with `clusters` cluster too; names may follow the unit. */
  const columns = (name: string, clusters: boolean) =>
    [...customersOf(name)].map(([id, values]) => [id, ...values.split(',').slice(7, clusters ? 13 : 12)])

  it.each([
    ['log1p' as const, false],
    ['log' as const, true],
    ['rank' as const, true],
  ])('changes no score and no rule segment under %s; clusters stay: %s', async (transform, clusters) => {
    await promised('pounds', [ROWS], { transform, refunds: 'drop' })
    await promised('pence', [dearer], { transform, refunds: 'drop' })
    expect(columns('pence', clusters)).toEqual(columns('pounds', clusters))
  })
})

describe('scores', () => {
  it('are equal where values are equal', () => {
    for (const [value, score] of [
      [2, 7],
      [3, 8],
      [4, 9],
    ] as const) {
      const known = new Map<string, string>()
      for (const row of customersOf('first').values()) {
        const cells = row.split(',')
        expect(known.get(cells[value]!) ?? cells[score]).toBe(cells[score])
        known.set(cells[value]!, cells[score]!)
      }
    }
  })
})
