import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ShapeError } from '../../../src/base/errors.ts'
import type { Dendrogram } from '../../../src/clustering/agglomerative/dendrogram.ts'
import { singleLinkage } from '../../../src/clustering/agglomerative/single-linkage.ts'
import type { Matrix } from '../../../src/numeric/matrix.ts'
import { randomPoints, rowOf, squaredOfRows } from '../../neighbors/random-points.ts'
import { iris } from '../iris.ts'
import { blobs, matrixOf } from '../points.ts'

/** The rows of each cluster in the order in which merges make them. */
function clustersOf({ merges }: Dendrogram, n: number): number[][] {
  const clusters = Array.from({ length: n }, (_, row) => [row])
  for (let at = 0; at < merges.length; at += 2) {
    clusters.push([...clusters[merges[at]!]!, ...clusters[merges[at + 1]!]!].sort((a, b) => a - b))
  }
  return clusters
}

/** Each merge joins a pair at the least distance that there is at that moment: looks at all pairs of clusters. */
function expectGreedy(x: Matrix, tree: Dendrogram): void {
  const clusters = clustersOf(tree, x.n)
  const active = new Set(Array.from({ length: x.n }, (_, row) => row))
  const gaps = new Map<number, Map<number, number>>()
  for (const a of active) gaps.set(a, new Map([...active].map((b) => [b, squaredOfRows(x, a, b)])))
  for (let m = 0; m < x.n - 1; m++) {
    const [a, b] = [tree.merges[2 * m]!, tree.merges[2 * m + 1]!]
    expect(a).toBeLessThan(b)
    expect(active.has(a) && active.has(b)).toBe(true)
    let least = Number.POSITIVE_INFINITY
    for (const c of active) for (const e of active) if (c !== e) least = Math.min(least, gaps.get(c)!.get(e)!)
    expect(gaps.get(a)!.get(b)).toBe(least)
    expect(tree.heights[m]).toBe(Math.sqrt(least))
    expect(tree.sizes[m]).toBe(clusters[x.n + m]!.length)
    active.delete(a)
    active.delete(b)
    const own = new Map<number, number>()
    for (const c of active) {
      const gap = Math.min(gaps.get(a)!.get(c)!, gaps.get(b)!.get(c)!)
      own.set(c, gap)
      gaps.get(c)!.set(x.n + m, gap)
    }
    gaps.set(x.n + m, own)
    active.add(x.n + m)
  }
}

describe('singleLinkage', () => {
  it('merges by hand', async () => {
    // 0 and 1 at 1, then 5 and 7 at 2, then the pairs at 4, then 20 at 13
    const tree = await singleLinkage(matrixOf([[20], [0], [5], [1], [7]]))
    expect([...tree.merges]).toEqual([1, 3, 2, 4, 5, 6, 0, 7])
    expect([...tree.heights]).toEqual([1, 2, 4, 13])
    expect([...tree.sizes]).toEqual([2, 2, 4, 5])
  })

  it('has the heights that scipy has on iris', async () => {
    // scipy 1.10.1, linkage(iris, 'single')
    const known = [0.6324555320336759, 0.6480740698407862, 0.7348469228349535, 0.818535277187245, 1.6401219466856727]
    const { heights } = await singleLinkage(iris)
    for (const [i, height] of heights.slice(-5).entries()) expect(height).toBeCloseTo(known[i]!, 12)
    expect(heights).toEqual(heights.toSorted())
  })

  it('always joins a nearest pair, whatever is equal', async () => {
    await fc.assert(
      fc.asyncProperty(randomPoints({ max: 40 }), async (x) => expectGreedy(x, await singleLinkage(x))),
      { numRuns: 200 },
    )
    const grid = matrixOf(Array.from({ length: 225 }, (_, i) => [i % 15, Math.floor(i / 15)]))
    expectGreedy(grid, await singleLinkage(grid))
    const x = blobs(400, 4, 3)
    expectGreedy(x, await singleLinkage(x))
  })

  it('makes the same tree for every order of the rows', async () => {
    const order = fc.nat().map((seed) => (i: number) => Math.imul(i + 1, seed | 1) >>> 0)
    await fc.assert(
      fc.asyncProperty(randomPoints(), order, async (x, rank) => {
        const shuffled = [...Array(x.n).keys()].sort((a, b) => rank(a) - rank(b) || a - b)
        const other = matrixOf(shuffled.map((row) => rowOf(x, row)))
        // Equal rows may change places: compare what the rows hold.
        const contents = (m: Matrix, tree: Dendrogram) =>
          clustersOf(tree, m.n)
            .slice(m.n)
            .map((rows) => rows.map((row) => rowOf(m, row).join()).sort())
        const [a, b] = [await singleLinkage(x), await singleLinkage(other)]
        expect(contents(other, b)).toEqual(contents(x, a))
        expect(b.heights).toEqual(a.heights)
      }),
    )
  })

  it('merges many rows in pieces', async () => {
    const x = blobs(70_000, 5, 2)
    const shares: number[] = []
    const { heights, sizes } = await singleLinkage(x, { onProgress: (_, done) => shares.push(done!) })
    expect(sizes.at(-1)).toBe(x.n)
    expect(heights.filter((height) => height > 3)).toHaveLength(4)
    expect(shares.at(-1)).toBe(1)
    await expect(singleLinkage(x, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough')
  })

  it('has nothing to merge in one row, and refuses none', async () => {
    expect((await singleLinkage(matrixOf([[1, 2]]))).heights).toHaveLength(0)
    await expect(singleLinkage({ data: new Float64Array(0), n: 0, d: 2 })).rejects.toThrow(ShapeError)
    await expect(singleLinkage(matrixOf([[0], [Number.NaN]]))).rejects.toThrow(/row 1, column 0 is NaN/)
  })
})
