import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  drawnRows,
  type ListShape,
  placeAt,
  placeShowing,
  scrolledTo,
  scrollHeight,
  TALLEST,
} from '../../../../src/dashboard/views/customers/row-window.ts'

const short: ListShape = { rows: 4338, rowHeight: 34, height: 700 }
const million: ListShape = { rows: 1_000_000, rowHeight: 34, height: 700 }
const start = { scroll: 0, top: 0 }

describe('scrollHeight', () => {
  it('is that of all rows, as far as browsers can draw it', () => {
    expect(scrollHeight(short)).toBe(4338 * 34)
    expect(scrollHeight(million)).toBe(TALLEST)
  })
})

describe('scrolledTo', () => {
  it('follows the element where the list fits', () => {
    expect(scrolledTo(start, 90_000, short)).toEqual({ scroll: 90_000, top: 90_000 })
  })

  it('moves a million rows by as much as the wheel turns, and leaps to the same share', () => {
    expect(scrolledTo(start, 120, million)).toEqual({ scroll: 120, top: 120 })
    const half = scrolledTo(start, (TALLEST - 700) / 2, million)
    expect(half.top).toBeCloseTo((34_000_000 - 700) / 2, 3)
  })

  it('reaches both ends, whatever the steps', () => {
    const steps = fc.array(fc.integer({ min: -900, max: 900 }), { maxLength: 40 })
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: TALLEST }), (by, from) => {
        let place = scrolledTo(start, from, million)
        for (const step of by) place = scrolledTo(place, place.scroll + step, million)
        expect(scrolledTo(place, 0, million).top).toBe(0)
        expect(scrolledTo(place, TALLEST, million).top).toBe(34_000_000 - 700)
      }),
    )
  })
})

describe('placeShowing', () => {
  it('moves no more than is needed', () => {
    expect(placeShowing(3, start, short)).toEqual(start)
    expect(placeShowing(30, start, short).top).toBe(31 * 34 - 700)
    expect(placeShowing(2, { scroll: 340, top: 340 }, short).top).toBe(68)
    expect(placeShowing(999_999, start, million).top).toBe(34_000_000 - 700)
  })
})

describe('drawnRows', () => {
  it('cover the window wherever the list stands, within the element', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(short, million), (share, shape) => {
        const place = placeAt(share * (shape.rows * shape.rowHeight - shape.height), shape)
        const { from, to, offset } = drawnRows(place, shape)
        expect(from * 34).toBeLessThanOrEqual(place.top)
        expect(to * 34).toBeGreaterThanOrEqual(Math.floor(place.top + shape.height))
        expect(to - from).toBeLessThan(40)
        const seen = offset - place.scroll
        if (from > 0) expect(seen).toBeCloseTo(from * 34 - place.top, 4)
      }),
    )
    expect(drawnRows(start, { rows: 3, rowHeight: 34, height: 700 })).toEqual({ from: 0, to: 3, offset: 0 })
    expect(drawnRows(start, { rows: 0, rowHeight: 34, height: 700 })).toEqual({ from: 0, to: 0, offset: 0 })
  })
})
