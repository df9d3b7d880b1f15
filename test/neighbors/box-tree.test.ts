import { describe, expect, it } from 'vitest'
import { buildBoxTree } from '../../src/neighbors/box-tree.ts'
import { checkTree, skewedPoints } from './check-tree.ts'

describe('buildBoxTree', () => {
  it('puts every point into a leaf with a tight box, in small tables and in parts of large ones', () => {
    for (const n of [1, 2, 500, 40_000]) checkTree(buildBoxTree(skewedPoints(n, 3)), 12)
    checkTree(buildBoxTree(skewedPoints(40_000, 2), { leafSize: 100 }), 100)
  })

  it('leaves equal points together, however many', () => {
    const tree = buildBoxTree({ data: new Float64Array(80_000).fill(7), n: 40_000, d: 2 })
    expect([tree.nodeCount, tree.depth]).toEqual([1, 0])
  })
})
