import { describe, expect, it } from 'vitest'
import { here } from '../../src/base/threads.ts'
import { type BoxTree, buildBoxTree } from '../../src/neighbors/box-tree.ts'
import { buildGuidedTree } from '../../src/neighbors/guided-tree.ts'
import { signsOf } from '../../src/neighbors/signs.ts'
import type { Matrix } from '../../src/numeric/matrix.ts'
import { checkTree, skewedPoints } from './check-tree.ts'

describe('buildGuidedTree', () => {
  it('puts every row into a leaf with a tight box, in one to four columns', async () => {
    for (const d of [1, 2, 3, 4]) {
      const x = skewedPoints(70_000, d)
      const tree = await buildGuidedTree(here, x, buildBoxTree(every(x, 35)))
      checkTree(tree, 400)
      checkPoints(tree, x)
    }
  })

  it('splits where its guide splits, whichever cells the rows lie in', async () => {
    for (const d of [1, 2, 3, 5]) {
      const x = skewedPoints(20_000, d)
      const guide = buildBoxTree(every(x, 10), { leafSize: 60 })
      const tree = await buildGuidedTree(here, x, guide)
      const { side, value } = signsOf(guide)
      for (let node = 0; node < guide.nodeCount; node++) {
        const child = guide.left[node]!
        if (child < 0) continue
        const coordinates = (of: number) =>
          Array.from(
            { length: tree.end[of]! - tree.start[of]! },
            (_, i) => tree.points[(tree.start[of]! + i) * d + side[node]!]!,
          )
        expect(Math.max(...coordinates(child))).toBeLessThan(value[node]!)
        expect(Math.min(...coordinates(child + 1))).toBeGreaterThanOrEqual(value[node]!)
      }
    }
  })

  it('splits by itself where the guide knows nothing: equal rows, and rows beyond its box', async () => {
    const x = skewedPoints(30_000, 3)
    const guide = buildBoxTree({ data: x.data.slice(0, 300).fill(5), n: 100, d: 3 })
    const tree = await buildGuidedTree(here, x, guide)
    checkTree(tree, 400)
    checkPoints(tree, x)
    const equal = { data: new Float64Array(80_000).fill(7), n: 40_000, d: 2 }
    expect((await buildGuidedTree(here, equal, buildBoxTree(every(equal, 40)))).nodeCount).toBe(1)
  })
})

/** Every step-th row. */
function every({ data, n, d }: Matrix, step: number): Matrix {
  const rows = Math.ceil(n / step)
  return {
    data: Float64Array.from({ length: rows * d }, (_, at) => data[Math.floor(at / d) * step * d + (at % d)]!),
    n: rows,
    d,
  }
}

function checkPoints({ points, order, d }: BoxTree, x: Matrix): void {
  let moved = 0
  for (let at = 0; at < points.length; at++) {
    if (points[at] !== x.data[order[Math.floor(at / d)]! * d + (at % d)]) moved++
  }
  expect(moved).toBe(0)
}
