import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { seededRandom } from '../../src/numeric/random.ts'
import type { PointCloud } from '../../src/selection/point-cloud.ts'
import { pointCloud } from '../../src/selection/point-cloud.ts'
import { silhouetteSamples } from '../../src/selection/silhouette-samples.ts'
import { sweep } from '../../src/selection/sweep.ts'
import { sweepCells } from '../../src/selection/sweep-cells.ts'
import { type DistanceTile, distanceTile, plainTile } from '../../src/simd/distance-tile.ts'
import { blobs } from '../clustering/points.ts'
import { labeledPoints } from './labeled-points.ts'

/** Two sets of points, or one of which the first rows meet those behind them. */
const cases = fc.record({
  d: fc.integer({ min: 1, max: 8 }),
  rows: fc.integer({ min: 1, max: 150 }),
  more: fc.integer({ min: 0, max: 600 }),
  triangle: fc.boolean(),
  seed: fc.nat(),
})

interface Ends {
  readonly cloud: PointCloud
  readonly rows: Int32Array
  readonly columns: Int32Array
  readonly triangle: boolean
}

function endsOf({
  d,
  rows,
  more,
  triangle,
  seed,
}: {
  d: number
  rows: number
  more: number
  triangle: boolean
  seed: number
}): Ends {
  const random = seededRandom(seed)
  const n = 2 * rows + more
  const data = Float64Array.from({ length: n * d }, random)
  const weights = Float64Array.from({ length: n }, () => 1 + Math.floor(3 * random()))
  const { cloud } = pointCloud({ data, n, d }, new Int32Array(n), 1, weights)
  const all = Int32Array.from({ length: cloud.n }, (_, p) => p)
  return { cloud, rows: all.subarray(0, rows), columns: all.subarray(triangle ? 0 : rows), triangle }
}

function sweepBy(tile: DistanceTile, { cloud, rows, columns, triangle }: Ends): Float64Array[] {
  const [toRows, toColumns] = [new Float64Array(rows.length), new Float64Array(columns.length)]
  sweep(cloud, rows, columns, triangle, toRows, toColumns, tile)
  return [toRows, toColumns]
}

describe('sweep', () => {
  it('adds up every distance once for both ends', () => {
    fc.assert(
      fc.property(cases, (shape) => {
        const ends = endsOf(shape)
        const { cloud, rows, columns, triangle } = ends
        const [toRows, toColumns] = [new Float64Array(rows.length), new Float64Array(columns.length)]
        for (const [i, p] of rows.entries()) {
          for (let j = triangle ? i + 1 : 0; j < columns.length; j++) {
            const q = columns[j]!
            const at = (point: number) => [...cloud.points.subarray(point * cloud.d, (point + 1) * cloud.d)]
            const distance = Math.hypot(...at(p).map((value, c) => value - at(q)[c]!))
            toRows[i]! += cloud.weights[q]! * distance
            toColumns[j]! += cloud.weights[p]! * distance
          }
        }
        const [foundRows, foundColumns] = sweepBy(distanceTile(cloud.d), ends)
        for (const [i, sum] of toRows.entries()) expect(foundRows![i]).toBeCloseTo(sum, 9)
        for (const [j, sum] of toColumns.entries()) expect(foundColumns![j]).toBeCloseTo(sum, 9)
      }),
      { numRuns: 30 },
    )
  })

  it('gives the same bits with WebAssembly and without', () => {
    fc.assert(
      fc.property(cases, (shape) => {
        const ends = endsOf(shape)
        expect(sweepBy(distanceTile(shape.d), ends)).toEqual(sweepBy(plainTile(shape.d), ends))
      }),
    )
  })
})

describe('silhouetteSamples', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.resetModules()
  })

  it('gives the same bits with WebAssembly and without', async () => {
    vi.stubGlobal('WebAssembly', undefined)
    vi.resetModules()
    const { silhouetteSamples: plainly } = await import('../../src/selection/silhouette-samples.ts')
    const { distanceTile: plainTileHere } = await import('../../src/simd/distance-tile.ts')
    plainTileHere(1)
    vi.unstubAllGlobals()
    await fc.assert(
      fc.asyncProperty(labeledPoints(), fc.boolean(), async ({ x, labels, k }, weighted) => {
        const weights = Float64Array.from(labels, (_, i) => (weighted ? 1 + (i % 3) / 2 : 1))
        expect(await plainly(x, labels, k, { weights })).toEqual(await silhouetteSamples(x, labels, k, { weights }))
      }),
    )
    for (const d of [2, 3, 8]) {
      const x = blobs(3001, 4, d)
      const labels = Int32Array.from({ length: x.n }, (_, i) => (i % 20 === 0 ? 0 : i % 4))
      expect(await plainly(x, labels, 4)).toEqual(await silhouetteSamples(x, labels, 4))
    }
  })
})

describe('sweepCells', () => {
  const sweepBy = (tile: DistanceTile, cloud: PointCloud, rows: Int32Array): Float64Array[] => {
    const [totals, toPoints] = [new Float64Array(cloud.k * cloud.n), new Float64Array(cloud.n - cloud.starts[1]!)]
    sweepCells(cloud, rows, 1, totals, toPoints, tile)
    return [totals, toPoints]
  }

  it('adds what one cluster after the other adds, by the same bits with and without SIMD', () => {
    const shape = { k: fc.integer({ min: 1, max: 40 }), d: fc.integer({ min: 1, max: 8 }), seed: fc.nat() }
    fc.assert(
      fc.property(fc.record({ ...shape, n: fc.integer({ min: 1, max: 1500 }) }), ({ n, k, d, seed }) => {
        const random = seededRandom(seed)
        const data = Float64Array.from({ length: n * d }, random)
        const labels = Int32Array.from({ length: n }, () => random() ** 3 * k)
        const { cloud } = pointCloud({ data, n, d }, labels, k)
        const all = Int32Array.from({ length: cloud.n }, (_, p) => p)
        const rows = all.subarray(0, cloud.starts[1])
        const [totals, toPoints] = [new Float64Array(k * cloud.n), new Float64Array(cloud.n - rows.length)]
        for (let j = 1; j < k; j++) {
          const [start, end] = [cloud.starts[j]!, cloud.starts[j + 1]!]
          const toRows = totals.subarray(j * cloud.n, j * cloud.n + rows.length)
          sweep(cloud, rows, all.subarray(start, end), false, toRows, toPoints.subarray(start - rows.length))
        }
        const [foundTotals, foundPoints] = sweepBy(distanceTile(d), cloud, rows)
        const gaps = [
          ...totals.map((sum, at) => sum - foundTotals![at]!),
          ...toPoints.map((sum, at) => sum - foundPoints![at]!),
        ]
        for (const gap of gaps) if (!(Math.abs(gap) < 1e-9)) expect(gap).toBe(0)
        expect(sweepBy(plainTile(d), cloud, rows)).toEqual([foundTotals, foundPoints])
      }),
      { numRuns: 30 },
    )
  })
})
