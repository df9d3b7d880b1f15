import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uniquePoints } from '../../src/neighbors/unique-points.ts'
import { randomPoints, rowOf } from './random-points.ts'

describe('uniquePoints', () => {
  it('gathers equal rows, and only them', () => {
    fc.assert(
      fc.property(randomPoints({ min: 0, max: 80 }), (x) => {
        const groups = new Map<string, number[]>()
        for (let i = 0; i < x.n; i++) {
          const key = rowOf(x, i)
            .map((value) => value + 0)
            .join()
          groups.set(key, [...(groups.get(key) ?? []), i])
        }
        const weights = Float64Array.from({ length: x.n }, (_, i) => i % 3)
        const { tree, first, rows, weights: sums } = uniquePoints(x, weights)
        const found = [...tree.order.keys()].map((u) => [...rows.slice(first[u], first[u + 1])])
        expect(found.toSorted((a, b) => a[0]! - b[0]!)).toEqual([...groups.values()])
        for (const [u, members] of found.entries()) {
          expect(tree.order[u]).toBe(members[0])
          expect([...tree.points.slice(u * tree.d, u * tree.d + x.d)]).toEqual(rowOf(x, members[0]!))
          expect(sums[u]).toBe(members.reduce((sum, row) => sum + weights[row]!, 0))
        }
        for (let node = 0; node < tree.nodeCount; node++) {
          if (tree.left[node]! < 0) continue
          expect(tree.start[node]).toBe(tree.start[tree.left[node]!])
          expect(tree.end[node]).toBe(tree.end[tree.left[node]! + 1])
        }
      }),
    )
  })
})
