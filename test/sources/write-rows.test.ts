import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stagedTable } from '../../src/sources/staged-table.ts'
import { type StagedCell, writeRows } from '../../src/sources/write-rows.ts'
import { openStore } from '../../src/store/store.ts'
import { tempFolder } from '../temp-folder.ts'

const temp = tempFolder()
const FILE = { path: 'shop', name: 'shop', format: 'sqlite', packing: undefined, bytes: 1 } as const
const quiet = { signal: undefined, onRows: () => {} }

describe('writeRows', () => {
  it('writes what stagedTable reads back, whatever the cells hold', async () => {
    await using store = await openStore(':memory:', { threads: 2 })
    const tricky = fc.constantFrom(
      '"',
      '""',
      ',',
      '\n',
      '\r\n',
      '\r',
      ' ',
      '\u0000',
      'NULL',
      '#',
      "'",
      '\\',
      'é€漢',
      '="x"',
    )
    const cell = fc.option(fc.array(fc.oneof(tricky, fc.string()), { maxLength: 5 }).map((parts) => parts.join('')))
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 })
    let run = 0
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const path = temp.path(`${run++}.csv`)
        const written = await writeRows(rows, { path, ...quiet })
        const raw = stagedTable(FILE, { path, columns: ['a', 'b', 'c'], rows: written }, path, {})
        const read = await store.rows<Record<string, string | null>>(raw.scan())
        raw.checkCount!(read.length)
        expect(read.map((row) => [row['c0'], row['c1'], row['c2']])).toEqual(
          rows.map((row) => row.map((text) => text || null)),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('tells how many rows are written, and stops when cancelled', async () => {
    const abort = new AbortController()
    const told: number[] = []
    const endless = function* (): Generator<StagedCell[]> {
      for (;;) yield ['x'.repeat(999), 'y']
    }
    const onRows = (rows: number) => {
      if (told.push(rows) === 3) abort.abort(new Error('cancelled'))
    }
    const work = writeRows(endless(), { path: temp.path('a.csv'), signal: abort.signal, onRows })
    await expect(work).rejects.toThrow('cancelled')
    expect(told).toEqual([1, 2, 3].map((times) => times * told[0]!))
  })
})

describe('stagedTable', () => {
  it('refuses to go on with fewer rows than the source gave', () => {
    temp.write('a.csv', 'x,y\n')
    const table = stagedTable(FILE, { path: temp.path('a.csv'), columns: ['a', 'b'], rows: 2 }, temp.path('a.csv'), {})
    expect(() => table.checkCount!(1)).toThrow('shop gave 2 rows, of which 1 could be read')
  })
})
