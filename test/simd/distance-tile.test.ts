import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { seededRandom } from '../../src/numeric/random.ts'
import { type DistanceTile, distanceTile, plainTile } from '../../src/simd/distance-tile.ts'
import { GROUP, TILE_COLUMNS, TILE_ROWS } from '../../src/simd/tile-room.ts'

const PARTS = ['columns', 'columnWeights', 'columnSums', 'rows', 'rowWeights', 'rowSums'] as const

/** Fills every part of the room, the unused ones, too. */
function fill(tile: DistanceTile, seed: number): void {
  const random = seededRandom(seed)
  for (const part of PARTS) for (let at = 0; at < tile[part].length; at++) tile[part][at] = random() * 2 - 1
}

const even = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most / 2 }).map((half) => 2 * half)
const shapes = fc.record({
  d: fc.integer({ min: 1, max: 8 }),
  groups: fc.integer({ min: 0, max: TILE_ROWS / GROUP }),
  size: even(TILE_COLUMNS),
  first: fc.tuple(even(600), fc.boolean()).map(([at, below]) => (below ? -at : at)),
  step: fc.constantFrom(0, GROUP),
  seed: fc.nat(),
})

describe('distanceTile', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.resetModules()
  })

  it('gives the bits of its twin in TypeScript', () => {
    fc.assert(
      fc.property(shapes, ({ d, groups, size, first, step, seed }) => {
        const [tile, twin] = [distanceTile(d), plainTile(d)]
        for (const one of [tile, twin]) {
          fill(one, seed)
          one.add(groups, size, first, step)
        }
        for (const part of PARTS) expect(tile[part]).toEqual(twin[part])
      }),
    )
  })

  it('adds up the distances from the columns behind the first one', () => {
    fc.assert(
      fc.property(shapes, ({ d, groups, size, first, step, seed }) => {
        const tile = distanceTile(d)
        fill(tile, seed)
        const sums = tile.columnSums.slice()
        tile.add(groups, size, first, step)
        for (let row = 0; row < groups * GROUP; row++) {
          const g = Math.floor(row / GROUP)
          let toRow = 0
          for (let j = Math.max(0, first + g * step); j < size; j++) {
            const gaps = Array.from({ length: d }, (_, c) => {
              return tile.columns[c * TILE_COLUMNS + j]! - tile.rows[(g * d + c) * GROUP + (row % GROUP)]!
            })
            toRow += tile.columnWeights[j]! * Math.hypot(...gaps)
            sums[j]! += tile.rowWeights[row]! * Math.hypot(...gaps)
          }
          expect(tile.rowSums[row]).toBeCloseTo(toRow, 9)
        }
        for (let j = 0; j < size; j++) expect(tile.columnSums[j]).toBeCloseTo(sums[j]!, 9)
      }),
      { numRuns: 30 },
    )
  })

  it('finds room for hundreds of columns', () => {
    const [tile, twin] = [distanceTile(300), plainTile(300)]
    for (const one of [tile, twin]) {
      fill(one, 7)
      one.add(3, 100, 0, 0)
    }
    expect(tile.rowSums).toEqual(twin.rowSums)
    expect(tile.columnSums).toEqual(twin.columnSums)
  })

  it('is compiled here, and plain where there is no WebAssembly, none with SIMD, or a policy against it', async () => {
    const memoryOf = async (): Promise<number> => {
      vi.resetModules()
      const { distanceTile } = await import('../../src/simd/distance-tile.ts')
      return distanceTile(1).rows.buffer.byteLength
    }
    const plain = plainTile(1).rows.buffer.byteLength
    expect(await memoryOf()).toBeGreaterThan(plain)
    const refuse = class {
      constructor() {
        throw new Error('refused by policy')
      }
    }
    for (const platform of [undefined, { validate: () => false }, { validate: () => true, Module: refuse }]) {
      vi.stubGlobal('WebAssembly', platform)
      expect(await memoryOf()).toBe(plain)
    }
  })
})
