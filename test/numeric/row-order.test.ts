import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowOrder } from '../../src/numeric/row-order.ts'

describe('rowOrder', () => {
  it('sorts rows as comparing column after column does, equal rows as they stand', () => {
    const value = fc.oneof(
      fc.constantFrom(0, -0, 1, -1, 5e-324, -5e-324, Infinity, -Infinity, 1e300),
      fc.double({ noNaN: true }),
      fc.integer({ min: -70000, max: 70000 }),
    )
    const tables = fc
      .integer({ min: 1, max: 4 })
      .chain((d) =>
        fc.array(fc.array(value, { minLength: d, maxLength: d }), { maxLength: 60 }).map((rows) => ({ d, rows })),
      )
    fc.assert(
      fc.property(tables, ({ d, rows }) => {
        const compare = (i: number, j: number): number => {
          const c = rows[i]!.findIndex((one, at) => one !== rows[j]![at])
          return c < 0 ? i - j : rows[i]![c]! - rows[j]![c]! || 0
        }
        const known = rows.map((_, i) => i).sort((i, j) => (compare(i, j) < 0 ? -1 : 1))
        expect([...rowOrder({ data: Float64Array.from(rows.flat()), n: rows.length, d })]).toEqual(known)
      }),
    )
  })

  it('sorts many rows in the same way', () => {
    const data = Float64Array.from({ length: 120_000 }, (_, i) => ((i * 7919) % 5000) - 2500 + (i % 3) / 3)
    const known = Array.from(data.keys()).sort((i, j) => data[i]! - data[j]! || i - j)
    expect(rowOrder({ data, n: data.length, d: 1 })).toEqual(Uint32Array.from(known))
  })

  it('keeps a given order among equal rows', () => {
    const x = { data: Float64Array.of(2, 1, 2, 1), n: 4, d: 1 }
    expect([...rowOrder(x, Uint32Array.of(3, 2, 1, 0))]).toEqual([3, 1, 2, 0])
  })
})
