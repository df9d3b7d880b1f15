import { describe, expect, it } from 'vitest'
import { csvCell, ratioText } from '../../src/exports/csv-cell.ts'
import { defineTextMacros } from '../../src/exports/text-macros.ts'
import { quoteText } from '../../src/store/sql.ts'
import { openStore } from '../../src/store/store.ts'

/** Text, its cell, and its cell under --raw-text. */
const CELLS: [string, string, string][] = [
  ['plain', 'plain', 'plain'],
  ['', '', ''],
  ['a,b', '"a,b"', '"a,b"'],
  ['say "hi"', '"say ""hi"""', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"', '"two\nlines"'],
  ['=1+1', "'=1+1", '=1+1'],
  ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`, '"=HYPERLINK(""x"",""y"")"'],
  ['@SUM', "'@SUM", '@SUM'],
  ['\tx', "'\tx", '\tx'],
  ['\rx', `"'\rx"`, '"\rx"'],
  ['-12.5', '-12.5', '-12.5'],
  ['+4479123', '+4479123', '+4479123'],
  ['-12.5-3', "'-12.5-3", '-12.5-3'],
  ['+44 79', "'+44 79", '+44 79'],
  ['-', "'-", '-'],
  ['漢字', '漢字', '漢字'],
]

async function evaluate(
  expression: string,
  options: { rawText?: boolean; pseudonymKey?: string } = {},
): Promise<unknown> {
  await using store = await openStore()
  await defineTextMacros(store, { rawText: options.rawText ?? false, pseudonymKey: options.pseudonymKey })
  return (await store.row<{ value: unknown }>(`SELECT ${expression} AS value`)).value
}

describe('csvCell', () => {
  it.each(CELLS)('writes %j', (text, cell, raw) => {
    expect(csvCell(text)).toBe(cell)
    expect(csvCell(text, true)).toBe(raw)
  })

  it('leaves a missing value empty', () => {
    expect(csvCell(null)).toBe('')
  })
})

describe('csv_cell in SQL', () => {
  it.each(CELLS)('writes %j alike', async (text, cell, raw) => {
    expect(await evaluate(`csv_cell(${quoteText(text)})`)).toBe(cell)
    expect(await evaluate(`csv_cell(${quoteText(text)})`, { rawText: true })).toBe(raw)
  })

  it('leaves a missing value empty', async () => {
    expect(await evaluate('csv_cell(NULL::VARCHAR)')).toBe('')
  })
})

describe('ratioText', () => {
  it.each([
    [0.5, '0.5'],
    [1 / 3, '0.333333'],
    [2, '2'],
    [-0.0000001, '0'],
    [0.0000006, '0.000001'],
    [1e12 + 0.5, '1000000000000.5'],
    [null, ''],
    [Number.NaN, ''],
  ])('writes %d as %j', (value, text) => {
    expect(ratioText(value)).toBe(text)
  })

  it.each([
    ['0.5', '0.5'],
    ['1::DOUBLE / 3', '0.333333'],
    ['100', '100'],
    ['-0.0000001', '0'],
    ['1e13', '10000000000000'],
    ['NULL', ''],
  ])('writes %s alike in SQL', async (value, text) => {
    expect(await evaluate(`ratio_text(${value}::DOUBLE)`)).toBe(text)
  })
})

describe('money_text in SQL', () => {
  it.each([
    ['8310477.054000', '8310477.054'],
    ['100.000000', '100'],
    ['-0.500000', '-0.5'],
    ['0', '0'],
    ['NULL', ''],
  ])('writes %s as %j', async (value, text) => {
    expect(await evaluate(`money_text(${value}::DECIMAL(38,6))`)).toBe(text)
  })
})

describe('shown_id in SQL', () => {
  it('is the id itself without a key', async () => {
    expect(await evaluate(`shown_id('A1')`)).toBe('A1')
  })

  it('is the same for the same id and key, and another for another of either', async () => {
    const shown = (id: string, pseudonymKey: string) => evaluate(`shown_id('${id}')`, { pseudonymKey })
    const first = await shown('A1', 'key')
    expect(first).toMatch(/^[0-9a-f]{32}$/)
    expect(await shown('A1', 'key')).toBe(first)
    expect(await shown('A2', 'key')).not.toBe(first)
    expect(await shown('A1', 'other')).not.toBe(first)
  })
})
