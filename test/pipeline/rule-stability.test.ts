import { describe, expect, it } from 'vitest'
import { evidence } from '../../src/pipeline/evidence.ts'
import { segment } from '../../src/pipeline/segment.ts'
import { openStore } from '../../src/store/store.ts'
import { tempFolder } from '../temp-folder.ts'
import { demoShop } from './demo-shop.ts'

const folder = tempFolder()

describe('ruleStability', () => {
  it('is what evidence says of the same map', async () => {
    const source = folder.write('shop.csv', demoShop(200))
    await using store = await openStore(':memory:', { threads: 1 })
    const { rules } = await segment(store, { source, k: 3, map: 'klaviyo' })
    const { stability } = await evidence(store, { source, ks: [3], resamples: 2 })
    const known = stability.find(({ name }) => name === 'map klaviyo')!
    expect(rules.map(({ segment, stability }) => [segment, stability])).toEqual(
      known.segments.map(({ segment, jaccard }) => [segment, jaccard]),
    )
    expect(Math.min(...known.segments.map(({ jaccard }) => jaccard))).toBeLessThan(1)
  })

  it('is not known where cut-offs are fixed', async () => {
    const map = folder.write(
      'own.yaml',
      'name: own\nbins: 2\nscoring: fixed\ncuts: {recency: [30], orders: [2], revenue: [50]}\nrules:\n  - {segment: All, when: "r >= 1"}\n',
    )
    await using store = await openStore(':memory:', { threads: 1 })
    const { rules } = await segment(store, { source: folder.write('shop.csv', demoShop(60)), k: 2, map })
    expect(rules.map(({ stability }) => stability)).toEqual([null])
  })
})
