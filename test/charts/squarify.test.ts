import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { squarify } from '../../src/charts/squarify.ts'

describe('squarify', () => {
  it('cuts the example of the paper as the paper does', () => {
    // Bruls et al. (2000), figure 4: 6, 6, 4, 3, 2, 2, 1 in 6 x 4.
    const tiles = squarify([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 6, height: 4 })
    expect(tiles[0]).toEqual({ x: 0, y: 0, width: 3, height: 2 })
    expect(tiles[1]).toEqual({ x: 0, y: 2, width: 3, height: 2 })
    expect(tiles[2]!.width).toBeCloseTo(12 / 7)
    expect(tiles[2]!.height).toBeCloseTo(7 / 3)
    expect(tiles[3]!.width).toBeCloseTo(9 / 7)
    expect(tiles[4]!.width).toBeCloseTo(6 / 5)
    expect(tiles[6]!.width).toBeCloseTo(3 / 5)
  })

  it('gives one value all of the area, and none nothing', () => {
    const area = { x: 1, y: 2, width: 30, height: 40 }
    expect(squarify([7], area)).toEqual([area])
    expect(squarify([], area)).toEqual([])
  })

  it('keeps areas in proportion, inside the frame, without overlap', () => {
    const values = fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(values, (sizes) => {
        const tiles = squarify(sizes, { x: 0, y: 0, width: 720, height: 320 })
        const total = sizes.reduce((sum, size) => sum + size, 0)
        tiles.forEach((tile, i) => {
          expect(tile.width * tile.height).toBeCloseTo((sizes[i]! / total) * 720 * 320, 3)
          expect(tile.x + tile.width).toBeLessThan(720.001)
          expect(tile.y + tile.height).toBeLessThan(320.001)
        })
        for (const [i, a] of tiles.entries()) {
          for (const b of tiles.slice(i + 1)) {
            const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
            const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
            expect(Math.min(across, down)).toBeLessThan(1e-6)
          }
        }
      }),
    )
  })
})
