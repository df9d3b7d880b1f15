import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { seededRandom } from '../../src/numeric/random.ts'
import { BLOCK } from '../../src/simd/point-loops.ts'
import { openPlainRoom, openRoom, type PointRoom } from '../../src/simd/point-room.ts'

const plans = fc.record({
  n: fc.integer({ min: 1, max: 300 }),
  d: fc.integer({ min: 1, max: 9 }),
  maxK: fc.integer({ min: 1, max: 9 }),
  distances: fc.constant(2),
  seed: fc.nat(),
})

/** Points and weights of the first n, and distances before a first centre. */
function fill(room: PointRoom, n: number, seed: number): void {
  const random = seededRandom(seed)
  for (let c = 0; c < room.d; c++) {
    for (let i = 0; i < n; i++) room.points[c * room.size + i] = random() * 2 - 1
  }
  for (let i = 0; i < n; i++) room.weights[i] = Math.floor(3 * random())
  room.distances[0]!.squared.fill(Infinity)
}

describe('openRoom', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.resetModules()
  })

  it('gives the bits of its twin in TypeScript', () => {
    fc.assert(
      fc.property(plans, ({ seed, ...plan }) => {
        const [room, twin] = [openRoom(plan), openPlainRoom(plan)]
        const shares = [room, twin].map((one) => {
          fill(one, plan.n, seed)
          one.bringNearer(0, 0, 1)
          one.bringNearer(plan.n - 1, 1, 0)
          const random = seededRandom(seed, 1)
          const centers = Float64Array.from({ length: plan.maxK * plan.d }, () => random() * 2 - 1)
          return one.shareOut(centers, plan.maxK).slice()
        })
        expect(shares[0]).toEqual(shares[1])
        expect(room.distances).toEqual(twin.distances)
        room.close()
      }),
    )
  })

  it('brings points nearer as the textbook does', () => {
    fc.assert(
      fc.property(plans, ({ seed, ...plan }) => {
        const room = openRoom(plan)
        const { n, d } = plan
        fill(room, n, seed)
        room.bringNearer(0, 0, 1)
        room.bringNearer(n - 1, 1, 0)
        const toPoint = (i: number, j: number): number =>
          Array.from({ length: d }, (_, c) => room.points[c * room.size + i]! - room.points[c * room.size + j]!).reduce(
            (sum, gap) => sum + gap * gap,
            0,
          )
        const sums = new Float64Array(Math.ceil(n / BLOCK))
        for (let i = 0; i < n; i++) {
          const nearest = Math.min(toPoint(i, 0), toPoint(i, n - 1))
          expect(room.distances[0]!.squared[i]).toBeCloseTo(nearest, 12)
          sums[Math.floor(i / BLOCK)]! += room.weights[i]! * nearest
        }
        for (const [block, sum] of sums.entries()) expect(room.distances[0]!.blocks[block]).toBeCloseTo(sum, 10)
        room.close()
      }),
      { numRuns: 30 },
    )
  })

  it('keeps rooms apart that are open at once, and hands a closed one on empty', () => {
    const plan = { n: 5, d: 2, maxK: 1, distances: 0 }
    const [first, second] = [openRoom(plan), openRoom(plan)]
    first.weights.fill(1)
    second.weights.fill(2)
    expect(first.weights).toEqual(new Float64Array(8).fill(1))
    first.close()
    const third = openRoom({ ...plan, n: 40_000 })
    expect(third.weights.every((weight) => weight === 0)).toBe(true)
    expect(second.weights).toEqual(new Float64Array(8).fill(2))
    second.close()
    third.close()
  })

  it('is compiled here, and plain where there is no WebAssembly or not enough memory', async () => {
    const plan = { n: 4, d: 1, maxK: 1, distances: 0 }
    const bytesOf = async (): Promise<number> => {
      vi.resetModules()
      const { openRoom } = await import('../../src/simd/point-room.ts')
      return openRoom(plan).points.buffer.byteLength
    }
    const plain = openPlainRoom(plan).points.buffer.byteLength
    expect(await bytesOf()).toBeGreaterThan(plain)
    vi.stubGlobal('WebAssembly', undefined)
    expect(await bytesOf()).toBe(plain)
    const small = {
      validate: () => true,
      Module: class {},
      Instance: class {
        exports = {
          memory: {
            buffer: new ArrayBuffer(8),
            grow: () => {
              throw new RangeError('no memory left')
            },
          },
        }
      },
    }
    vi.stubGlobal('WebAssembly', small)
    expect(await bytesOf()).toBe(plain)
  })
})
