import { describe, expect, it } from 'vitest'
import { OptionError } from '../../../src/base/errors.ts'
import { cutTree } from '../../../src/clustering/agglomerative/cut-tree.ts'

// rows 1 and 3 at 0, rows 0 and 4 at 1, row 2 with {1, 3} at 2, all at 2
const tree = { merges: Int32Array.of(1, 3, 0, 4, 2, 5, 6, 7), heights: Float64Array.of(0, 1, 2, 2) }

describe('cutTree', () => {
  it('leaves k clusters, numbered as the rows name them', () => {
    expect(cutTree(tree, { k: 1 })).toEqual({ labels: Int32Array.of(0, 0, 0, 0, 0), k: 1 })
    expect(cutTree(tree, { k: 2 })).toEqual({ labels: Int32Array.of(0, 1, 1, 1, 0), k: 2 })
    expect(cutTree(tree, { k: 3 })).toEqual({ labels: Int32Array.of(0, 1, 2, 1, 0), k: 3 })
  })

  it('never parts equal rows, so that there may be fewer', () => {
    expect(cutTree(tree, { k: 5 })).toEqual({ labels: Int32Array.of(0, 1, 2, 1, 3), k: 4 })
  })

  it('merges up to a height and at it', () => {
    expect(cutTree(tree, { threshold: 0 }).k).toBe(4)
    expect(cutTree(tree, { threshold: 1 }).k).toBe(3)
    expect(cutTree(tree, { threshold: 1.99 }).k).toBe(3)
    expect(cutTree(tree, { threshold: 2 }).k).toBe(1)
  })

  it('takes the tree of a single row', () => {
    const single = { merges: new Int32Array(0), heights: new Float64Array(0) }
    expect(cutTree(single, { k: 1 })).toEqual({ labels: Int32Array.of(0), k: 1 })
  })

  it('refuses what is no cut', () => {
    for (const cut of [{ k: 0 }, { k: 6 }, { k: 1.5 }, { threshold: -1 }, { threshold: Number.NaN }]) {
      expect(() => cutTree(tree, cut)).toThrow(OptionError)
    }
  })
})
