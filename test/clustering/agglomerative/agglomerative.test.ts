import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OptionError, ShapeError } from '../../../src/base/errors.ts'
import {
  type AgglomerativeOptions,
  agglomerative,
  type Linkage,
} from '../../../src/clustering/agglomerative/agglomerative.ts'
import { cutTree } from '../../../src/clustering/agglomerative/cut-tree.ts'
import type { Matrix } from '../../../src/numeric/matrix.ts'
import { seededRandom } from '../../../src/numeric/random.ts'
import { iris } from '../iris.ts'
import { blobs, grid, matrixOf } from '../points.ts'
import { expectGreedy } from './greedy-merges.ts'
import { usArrests } from './us-arrests.ts'

const linkages: readonly Linkage[] = ['ward', 'average', 'complete', 'single']

function permuted(x: Matrix, order: readonly number[]): Matrix {
  return matrixOf(order.map((i) => [...x.data.slice(x.d * i, x.d * i + x.d)]))
}

function shuffled(n: number, seed: number): number[] {
  const random = seededRandom(seed)
  return Array.from({ length: n }, (_, i) => [random(), i] as const)
    .sort(([a], [b]) => a - b)
    .map(([, i]) => i)
}

describe('agglomerative', () => {
  it('joins four points by hand', async () => {
    // 0-1 at 1; 10-12 at 2; centroids 0.5 and 11, weights 2 and 2: sqrt(2 * 4 / 4) * 10.5
    const x = matrixOf([[12], [0], [10], [1]])
    const tree = await agglomerative(x, { k: 2 })
    expect([...tree.merges]).toEqual([1, 3, 0, 2, 4, 5])
    expect([...tree.sizes]).toEqual([2, 2, 4])
    expect(tree.heights[1]).toBe(2)
    expect(tree.heights[2]).toBeCloseTo(Math.SQRT2 * 10.5, 12)
    expect(tree.labels).toEqual(Int32Array.of(0, 1, 0, 1))
    expect(tree.k).toBe(2)
  })

  it.each([
    // scipy 1.17.1: X of cluster/tests/hierarchy_test_data.py; its linkage_X_ward, and linkage(X, method)
    ['ward', [0.36265956, 1.77045373, 2.55760419, 9.10208346, 24.7784379]],
    ['average', [0.36265956, 1.77045373, 2.55760419, 6.55832839, 15.440896]],
    ['complete', [0.36265956, 1.77045373, 2.55760419, 6.96742194, 18.77446]],
  ] as const)('gives the merges of scipy on its own test data by %s', async (linkage, known) => {
    const x = matrixOf([
      [1.43054825, -7.5693489],
      [6.95887839, 6.82293382],
      [2.87137846, -9.68248579],
      [7.87974764, -6.05485803],
      [8.24018364, -6.09495602],
      [7.39020262, 8.54004355],
    ])
    const { merges, heights, sizes } = await agglomerative(x, { linkage })
    expect([...merges]).toEqual([3, 4, 1, 5, 0, 2, 6, 8, 7, 9])
    expect([...sizes]).toEqual([2, 2, 2, 4, 6])
    for (const [i, height] of known.entries()) expect(heights[i]).toBeCloseTo(height, 6)
  })

  it.each([
    // scipy 1.17.1, linkage(iris, method), last five; sizes of the three clusters
    [
      'ward',
      [3.828052620290243, 4.847708507921838, 6.399406819518539, 12.300396052792589, 32.44760699959244],
      [36, 50, 64],
    ],
    [
      'average',
      [1.3141878740166033, 1.3809937393292773, 1.7855664820227883, 1.9636140862746496, 4.062682686118029],
      [36, 50, 64],
    ],
    [
      'complete',
      [2.2360679774997894, 2.428991560298224, 3.2109188716004646, 4.024922359499621, 7.085195833567341],
      [28, 50, 72],
    ],
    [
      'single',
      [0.6324555320336759, 0.6480740698407862, 0.7348469228349535, 0.818535277187245, 1.6401219466856727],
      [2, 50, 98],
    ],
  ] as const)('reaches the heights and clusters of scipy on iris by %s', async (linkage, known, sizes) => {
    const { heights, labels } = await agglomerative(iris, { linkage, k: 3 })
    for (const [i, height] of known.entries()) expect(heights[144 + i]).toBeCloseTo(height, 12)
    expect([0, 1, 2].map((j) => labels!.filter((label) => label === j).length).sort((a, b) => a - b)).toEqual(sizes)
  })

  it.each([
    // scipy 1.17.1, linkage of R's USArrests as they stand
    ['ward', [106.29226554310391, 141.13374153617556, 162.6999446834571, 352.78364164899426, 700.8786019494304]],
    ['single', [25.747427055921527, 25.841826560829634, 27.55648743943974, 37.78385898766827, 38.5279119600323]],
    ['average', [44.83793323097123, 54.74683081279293, 77.60502431107696, 89.23209317542805, 152.3139993808058]],
    ['complete', [68.76227163205125, 87.32634195934237, 102.86155744494636, 168.6114171697753, 293.6227511620992]],
  ] as const)('reaches the heights of scipy on USArrests by %s', async (linkage, known) => {
    const { heights } = await agglomerative(usArrests, { linkage })
    for (const [i, height] of known.entries()) expect(heights[49 - known.length + i]).toBeCloseTo(height, 9)
  })

  it.each(linkages)(
    'joins a nearest pair at every step by %s, also where many are',
    { timeout: 60_000 },
    async (linkage) => {
      for (const [d, side] of [
        [2, 15],
        [3, 7],
      ] as const) {
        const x = grid(400, d, side, d)
        expectGreedy(x, linkage, await agglomerative(x, { linkage }))
      }
    },
  )

  it.each(linkages)('joins a nearest pair at every step by %s, whatever the rows', async (linkage) => {
    const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e3, max: 1e3, noNaN: true }))
    const tables = fc
      .integer({ min: 1, max: 8 })
      .chain((d) => fc.array(fc.array(value, { minLength: d, maxLength: d }), { minLength: 1, maxLength: 40 }))
    await fc.assert(
      fc.asyncProperty(tables, async (rows) => {
        const x = matrixOf(rows)
        expectGreedy(x, linkage, await agglomerative(x, { linkage }))
      }),
      { numRuns: 60 },
    )
  })

  it.each(linkages)('gives the same tree by %s for every order of the rows', async (linkage) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 120 }),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(),
        async (n, d, seed) => {
          const x = grid(n, d, 5, seed)
          const order = shuffled(n, seed + 1)
          const weights = Float64Array.from({ length: n }, (_, i) => 0.1 + (i % 7) / 3)
          const one = await agglomerative(x, { linkage, weights })
          const two = await agglomerative(permuted(x, order), {
            linkage,
            weights: Float64Array.from(order, (i) => weights[i]!),
          })
          expect(two.heights).toEqual(one.heights)
          for (const height of new Set(one.heights)) {
            const [before, after] = [cutTree(one, { threshold: height }), cutTree(two, { threshold: height })]
            expect(after.k).toBe(before.k)
            expect(
              samePartition(
                after.labels,
                Int32Array.from(order, (i) => before.labels[i]!),
              ),
            ).toBe(true)
          }
          for (let k = 1; k <= n; k++) {
            const after = cutTree(two, { k }).labels
            expect(
              samePartition(
                after,
                Int32Array.from(order, (i) => cutTree(one, { k }).labels[i]!),
              ),
            ).toBe(true)
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it.each(linkages)('counts a row of weight w like w equal rows by %s', async (linkage) => {
    const rows = fc.array(
      fc.tuple(
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: 1, max: 4 }),
      ),
      { minLength: 2, maxLength: 30 },
    )
    await fc.assert(
      fc.asyncProperty(rows, async (drawn) => {
        const x = matrixOf(drawn.map(([a, b]) => [a, b]))
        const weights = Float64Array.from(drawn, ([, , weight]) => weight)
        const repeated = matrixOf(drawn.flatMap(([a, b, weight]) => Array.from({ length: weight }, () => [a, b])))
        const weighted = await agglomerative(x, { linkage, weights })
        const expanded = await agglomerative(repeated, { linkage })
        const extra = expanded.heights.length - weighted.heights.length
        expect(expanded.heights.slice(0, extra).every((height) => height === 0)).toBe(true)
        for (const [i, height] of weighted.heights.entries()) {
          expect(expanded.heights[extra + i]).toBeCloseTo(height, 10)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('keeps its tree over points whose gaps grow, where each round finds a single pair', async () => {
    // x = i²: the nearest of each point is the one before it
    const x = matrixOf(Array.from({ length: 3000 }, (_, i) => [i * i]))
    const { merges, sizes } = await agglomerative(x, { linkage: 'ward' })
    expect([...merges.slice(0, 2)]).toEqual([0, 1])
    expect(sizes.at(-1)).toBe(3000)
  })

  it('gives three columns the heights of the same points with a fourth column of zeros', async () => {
    const space = blobs(700, 4, 3)
    const data = Float64Array.from({ length: 2800 }, (_, at) =>
      at % 4 < 3 ? space.data[3 * (at >> 2) + (at % 4)]! : 0,
    )
    for (const linkage of linkages) {
      const flat = await agglomerative({ data, n: 700, d: 4 }, { linkage })
      expect(flat.heights).toEqual((await agglomerative(space, { linkage })).heights)
    }
  })

  it('repeats every bit and leaves its input alone', async () => {
    const x = blobs(6000, 7, 3)
    const before = x.data.slice()
    const first = await agglomerative(x, { k: 5 })
    expect(await agglomerative(Object.freeze(x), { k: 5 })).toEqual(first)
    expect(x.data).toEqual(before)
  })

  it.each(linkages)('takes tables with nothing to join, by %s', async (linkage) => {
    const none = { merges: new Int32Array(0), heights: new Float64Array(0), sizes: new Int32Array(0) }
    expect(await agglomerative({ data: new Float64Array(0), n: 0, d: 2 }, { linkage })).toEqual(none)
    expect(await agglomerative({ data: new Float64Array(0), n: 0, d: 2 }, { linkage, threshold: 1 })).toEqual({
      ...none,
      labels: new Int32Array(0),
      k: 0,
    })
    expect(await agglomerative(matrixOf([[4, 5]]), { linkage, k: 1 })).toEqual({
      ...none,
      labels: Int32Array.of(0),
      k: 1,
    })
    const equal = await agglomerative(matrixOf([[7], [7], [7]]), { linkage, k: 3 })
    expect(equal).toMatchObject({ k: 1, heights: new Float64Array(2), merges: Int32Array.of(0, 1, 2, 3) })
  })

  it('takes -0 for 0, columns of one value, and numbers far apart', async () => {
    const x = matrixOf([
      [-0, 3],
      [0, 3],
      [1e-90, 3],
      [1e95, 3],
    ])
    const { heights, sizes, k } = await agglomerative(x, { threshold: 1 })
    expect([heights[0], ...sizes]).toEqual([0, 2, 3, 4])
    expect(heights[1]! / 1e-90).toBeCloseTo(Math.sqrt(4 / 3), 12)
    expect(heights[2]! / 1e95).toBeCloseTo(Math.sqrt(6 / 4), 12)
    expect(k).toBe(2)
  })

  it('refuses what it cannot join', async () => {
    const x = matrixOf([
      [1, 2],
      [3, 4],
    ])
    const refused: [AgglomerativeOptions, string | typeof OptionError][] = [
      [{ k: 3 }, 'k=3 exceeds the 2 rows; choose k of 2 or less'],
      [{ k: 0 }, 'k=0 is no number of clusters'],
      [{ threshold: -1 }, 'threshold=-1 is no height'],
      [{ threshold: Number.NaN }, 'threshold=NaN is no height'],
      [{ k: 1, threshold: 1 }, 'give one of them'],
      [{ linkage: 'centroid' as Linkage }, 'linkage=centroid is unknown; choose one of ward'],
      [{ linkage: 'toString' as Linkage }, 'is unknown'],
    ]
    for (const [options, text] of refused) await expect(agglomerative(x, options)).rejects.toThrow(text)
    const nan = matrixOf([
      [1, 2],
      [3, Number.NaN],
    ])
    await expect(agglomerative(nan)).rejects.toThrow(
      new ShapeError('row 1, column 1 is NaN; fill or drop such rows first'),
    )
    await expect(agglomerative(x, { weights: Float64Array.of(1, 0) })).rejects.toThrow('row 1 has weight 0;')
    await expect(agglomerative(x, { weights: Float64Array.of(1, -1) })).rejects.toThrow(ShapeError)
    await expect(agglomerative(x, { weights: Float64Array.of(1) })).rejects.toThrow(ShapeError)
    await expect(agglomerative({ ...x, n: 3 })).rejects.toThrow(ShapeError)
    await expect(agglomerative(matrixOf([[1], [-1e101]]))).rejects.toThrow('row 1, column 0 is -1e+101')
    await expect(agglomerative(x, { weights: Float64Array.of(1, 1e-101) })).rejects.toThrow('row 1 has weight 1e-101')
  })

  it.each(linkages)('ends with the reason of the caller who cancels while it runs, by %s', async (linkage) => {
    const cancelled = new AbortController()
    const run = agglomerative(blobs(30_000, 9, 3), {
      linkage,
      signal: cancelled.signal,
      onProgress: () => cancelled.abort(new Error('enough')),
    })
    await expect(run).rejects.toThrow('enough')
  })
})

function samePartition(a: Int32Array, b: Int32Array): boolean {
  const [there, back] = [new Map<number, number>(), new Map<number, number>()]
  return a.every((label, i) => {
    if (!there.has(label)) there.set(label, b[i]!)
    if (!back.has(b[i]!)) back.set(b[i]!, label)
    return there.get(label) === b[i] && back.get(b[i]!) === label
  })
}
