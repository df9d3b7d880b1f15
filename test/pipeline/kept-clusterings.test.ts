import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KeptClusterings } from '../../src/pipeline/kept-clusterings.ts'
import { openShop, type Shop } from '../../src/pipeline/open-shop.ts'
import type { Run } from '../../src/pipeline/run.ts'
import { segmentShop } from '../../src/pipeline/segment-shop.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { tempFolder } from '../temp-folder.ts'
import { demoShop } from './demo-shop.ts'

const folder = tempFolder()
let store: Store
let shop: Shop
beforeAll(async () => {
  folder.write('orders.csv', demoShop(400))
  store = await openStore()
  shop = await openShop(store, { source: folder.path('orders.csv') })
})
afterAll(() => store.close())

const told = ({ segments, model, clustering, findings }: Run) => ({
  segments,
  model,
  findings,
  labels: clustering.labels,
})

describe('KeptClusterings', () => {
  it.each(['k-means', 'gmm', 'ward'] as const)('changes nothing about the runs of %s', async (method) => {
    const kept = new KeptClusterings()
    await segmentShop(store, shop, { method }, { kept })
    const before = await segmentShop(store, shop, { method, k: 4 }, { kept })
    expect(told(before)).toEqual(told(await segmentShop(store, shop, { method, k: 4 })))
  })

  it('tells one recipe, method and seed from another', async () => {
    const kept = new KeptClusterings()
    for (const options of [{ transform: 'none' as const }, { seed: 7 }, { method: 'ward' as const }, {}]) {
      const run = await segmentShop(store, shop, { ...options, k: 3 }, { kept })
      expect(told(run)).toEqual(told(await segmentShop(store, shop, { ...options, k: 3 })))
    }
  })
})

describe('segmentShop', () => {
  it('has the run as soon as its segments are named, where k is given', async () => {
    let early: Run | undefined
    const onNamed = (run: Run): void => {
      early = run
    }
    const run = await segmentShop(store, shop, { k: 4 }, { onNamed })
    expect(early!.clustering.labels).toEqual(run.clustering.labels)
    expect(early!.clustering).toMatchObject({ stability: null, candidates: [] })
    const shown = ({ segments, rules }: Run) => ({
      segments: segments.map((one) => ({ ...one, stability: null, revenue: Number(one.revenue) })),
      rules: rules.map((one) => ({ ...one, revenue: Number(one.revenue) })),
    })
    const [then, now] = [shown(early!), shown(run)]
    for (const [i, { revenue }] of then.segments.entries()) expect(revenue).toBeCloseTo(now.segments[i]!.revenue, 4)
    expect(then.segments.map((one) => ({ ...one, revenue: 0 }))).toEqual(
      now.segments.map((one) => ({ ...one, revenue: 0 })),
    )
    expect(then.rules.map(({ customers }) => customers)).toEqual(now.rules.map(({ customers }) => customers))
    early = undefined
    await segmentShop(store, shop, { k: { from: 2, to: 4 } }, { onNamed })
    expect(early).toBeUndefined()
  })
})
