import fc from 'fast-check'
import { writeOds } from 'hucre/ods'
import { type CellValue, writeXlsx } from 'hucre/xlsx'
import { describe } from 'vitest'
import { generateShop } from '../../src/demo/generate-shop.ts'
import { tempFolder } from '../temp-folder.ts'
import { fuzzInParts } from './in-parts.ts'
import { flipped, flips, WORDS } from './spoil-text.ts'

const folder = tempFolder()

const TABLE: readonly (readonly CellValue[])[] = [...generateShop({ customers: 12, seed: 3 })]
  .join('')
  .split('\n')
  .slice(0, 60)
  .map((row) => row.split(',').map((cell) => (/^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell)))

type Change = {
  readonly row: number
  readonly column: number
  readonly cell: CellValue
  readonly act: 'set' | 'drop' | 'insert'
}

const change: fc.Arbitrary<Change> = fc.record({
  row: fc.nat(),
  column: fc.nat({ max: 12 }),
  cell: fc.oneof<fc.Arbitrary<CellValue>[]>(
    fc.constantFrom(...WORDS.filter((word) => word !== '\0')),
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -5, max: 60_000 }),
    fc.boolean(),
    fc.date({ min: new Date('1890-01-01'), max: new Date('2130-01-01'), noInvalidDate: true }),
    fc.constant(null),
  ),
  act: fc.constantFrom('set' as const, 'set' as const, 'drop' as const, 'insert' as const),
})

function changed(changes: readonly Change[]): CellValue[][] {
  const rows = TABLE.map((row) => [...row])
  for (const { row, column, cell, act } of changes) {
    const at = row % (rows.length + 1)
    if (act === 'drop') rows.splice(at, 1)
    else if (act === 'insert' || at === rows.length) rows.splice(at, 0, [cell])
    else rows[at]![column] = cell
  }
  return rows.map((row) => Array.from(row, (cell) => cell ?? null))
}

const spoilt = fc.record({
  kind: fc.constantFrom('xlsx' as const, 'ods' as const),
  sheets: fc.array(fc.array(change, { maxLength: 6 }), { minLength: 1, maxLength: 2 }),
  bytes: fc.oneof({ arbitrary: fc.constant([]), weight: 4 }, flips(3)),
})

describe('readTransactions, of workbooks', () => {
  fuzzInParts(spoilt, async ({ kind, sheets, bytes }) => {
    const book = { sheets: sheets.map((changes, at) => ({ name: `Sheet ${at + 1}`, rows: changed(changes) })) }
    const whole = kind === 'xlsx' ? await writeXlsx(book) : await writeOds(book)
    return folder.write(`case.${kind}`, flipped(whole, bytes))
  })
})
