import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchClusters } from '../../src/selection/match-clusters.ts'
import { optimalMatching } from '../../src/selection/optimal-matching.ts'

/** The most that any pairing reaches, by trying all. */
function most(table: Float64Array, kA: number, kB: number, a = 0, taken = 0): number {
  if (a === kA) return 0
  let best = most(table, kA, kB, a + 1, taken)
  for (let b = 0; b < kB; b++) {
    if ((taken >> b) & 1) continue
    best = Math.max(best, table[a * kB + b]! + most(table, kA, kB, a + 1, taken | (1 << b)))
  }
  return best
}

describe('optimalMatching', () => {
  it('gives up the best pair where that costs more elsewhere', () => {
    const table = Float64Array.of(0.9, 0.8, 0.7, 0)
    expect([...matchClusters(table, 2, 2)]).toEqual([0, -1])
    expect([...optimalMatching(table, 2, 2)]).toEqual([1, 0])
  })

  it('leaves alone what shares nothing', () => {
    expect([...optimalMatching(new Float64Array(4), 2, 2)]).toEqual([-1, -1])
  })

  it('reaches the best of all pairings, each partner once', () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    const tables = sizes.chain(([kA, kB]) =>
      fc.tuple(
        fc.constant(kA),
        fc.constant(kB),
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: kA * kB, maxLength: kA * kB }),
      ),
    )
    fc.assert(
      fc.property(tables, ([kA, kB, cells]) => {
        const table = Float64Array.from(cells)
        const partner = optimalMatching(table, kA, kB)
        const used = partner.filter((b) => b >= 0)
        expect(new Set(used).size).toBe(used.length)
        const total = partner.reduce((sum, b, a) => sum + (b < 0 ? 0 : table[a * kB + b]!), 0)
        expect(total).toBe(most(table, kA, kB))
      }),
    )
  })
})
