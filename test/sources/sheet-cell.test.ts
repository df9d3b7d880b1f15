import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sheetCell } from '../../src/sources/sheet-cell.ts'

describe('sheetCell', () => {
  it.each([
    [2.5499999999999998, '2.55'],
    [-1e-7, '-1e-7'],
    [true, 'true'],
    [' x ', ' x '],
    [null, null],
    [undefined, null],
    ['', ''],
    [new Date(Date.UTC(2010, 11, 1, 8, 26)), '2010-12-01 08:26:00'],
    [new Date(Date.UTC(2010, 11, 1)), '2010-12-01'],
    [new Date(Date.UTC(1969, 11, 31, 12)), '1969-12-31 12:00:00'],
    [new Date(Date.UTC(2010, 11, 1, 8, 26, 0, 7)), '2010-12-01 08:26:00.007'],
    [new Date(Number.NaN), 'no date'],
  ])('makes %s %j', (value, text) => {
    expect(sheetCell(value)).toBe(text)
  })

  it('gives texts of numbers that are the same number again', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(Number(sheetCell(value))).toBe(value === 0 ? 0 : value)
      }),
    )
  })
})
