import { describe, expect, it } from 'vitest'
import { cellFinder } from '../../../../src/dashboard/views/explore/cell-at.ts'
import { coarseGrid } from '../../../../src/dashboard/views/explore/coarse-grid.ts'
import { densityPixels, type Rgb } from '../../../../src/dashboard/views/explore/density-pixels.ts'
import { view } from './density-view.ts'

const ramp = Array.from({ length: 7 }, (_, i): Rgb => [i + 1, 0, 0])

describe('densityPixels', () => {
  it('draws the lowest row last, and more further up the ramp', () => {
    const pixels = densityPixels(view, { by: 'density', ramp, background: [255, 255, 255] })
    const cells = Array.from({ length: 6 }, (_, i) => [...pixels.slice(4 * i, 4 * i + 4)])
    expect(cells).toEqual([
      [0, 0, 0, 0],
      [4, 0, 0, 255],
      [7, 0, 0, 255],
      [1, 0, 0, 255],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ])
  })

  it('colours cells by their most frequent segment, the fullest in its own colour', () => {
    const pixels = densityPixels(view, {
      by: 'segments',
      colourOf: (cluster) => (cluster === 1 ? [200, 0, 0] : [0, 0, 200]),
      background: [0, 0, 0],
    })
    expect([...pixels.slice(8, 12)]).toEqual([200, 0, 0, 255])
    expect(pixels[4]).toBeGreaterThan(0)
    expect(pixels[4]).toBeLessThan(200)
    expect([...pixels.slice(12, 16)]).toEqual([0, 0, 32, 255])
  })
})

describe('cellFinder', () => {
  it('finds the cell below a place and its borders', () => {
    const at = cellFinder(view)
    expect(at(0.99, 0.99)).toMatchObject({ column: 2, row: 1, customers: 451, cluster: 1 })
    expect(at(0.5, 0.1)).toMatchObject({ x: [100, 200], y: [0, 100], customers: 0, cluster: null })
    expect(at(1, 1)?.column).toBe(2)
    expect(at(1.01, 0.5)).toBeUndefined()
  })
})

describe('coarseGrid', () => {
  it('counts every customer once, with the borders that the cells have', () => {
    expect(coarseGrid(view, 2)).toEqual({
      x: [0, 200, 300],
      y: [0, 100, 200],
      customers: [
        [1, 0],
        [30, 451],
      ],
    })
    expect(
      coarseGrid(view)
        .customers.flat()
        .reduce((sum, count) => sum + count),
    ).toBe(482)
  })
})
