import { describe, expect, it } from 'vitest'
import { OptionError } from '../../../src/base/errors.ts'
import { agglomerative } from '../../../src/clustering/agglomerative/agglomerative.ts'
import { cutTree } from '../../../src/clustering/agglomerative/cut-tree.ts'
import { suggestCut } from '../../../src/clustering/agglomerative/suggest-cut.ts'
import { blobs } from '../points.ts'

describe('suggestCut', () => {
  it('takes the widest gap, by hand', () => {
    // two clusters live from 6 to 9, three from 2 to 6, four from 1 to 2
    const { k, threshold, lifetimes } = suggestCut(Float64Array.of(1, 2, 6, 9))
    expect([k, threshold]).toEqual([3, 4])
    expect([...lifetimes]).toEqual([3, 4, 1, 1])
  })

  it('looks no farther than the range, and takes the smaller k of two', () => {
    const heights = Float64Array.of(1, 2, 4, 6, 7)
    expect(suggestCut(heights).k).toBe(3)
    expect(suggestCut(heights, { from: 4, to: 5 })).toMatchObject({ k: 4, threshold: 3 })
    expect(suggestCut(heights, { from: 2, to: 2 }).k).toBe(2)
  })

  it('says one cluster where no cut can be told from another', () => {
    expect(suggestCut(new Float64Array(0))).toEqual({ k: 1, threshold: 0, lifetimes: new Float64Array(0) })
    expect(suggestCut(new Float64Array(4)).k).toBe(1)
    expect(suggestCut(Float64Array.of(1), { from: 5 }).k).toBe(1)
  })

  it('gives a threshold that cuts into these k clusters', async () => {
    const tree = await agglomerative(blobs(300, 5, 3))
    const { k, threshold } = suggestCut(tree.heights, { from: 3 })
    expect(k).toBe(5)
    expect(cutTree(tree, { threshold })).toEqual(cutTree(tree, { k: 5 }))
  })

  it('refuses what is no range', () => {
    for (const range of [{ from: 1 }, { from: 3, to: 2 }, { to: 2.5 }]) {
      expect(() => suggestCut(Float64Array.of(1, 2), range)).toThrow(OptionError)
    }
  })
})
