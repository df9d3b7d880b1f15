import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dbscan } from '../../src/clustering/density/dbscan.ts'
import { hdbscan } from '../../src/clustering/density/hdbscan.ts'
import { assign, readModel, writeAssignment } from '../../src/pipeline/assign.ts'
import { compareDates } from '../../src/pipeline/compare-dates.ts'
import { explain } from '../../src/pipeline/explain.ts'
import { segment } from '../../src/pipeline/segment.ts'
import type { SegmentOptions } from '../../src/pipeline/segment-options.ts'
import { openStore } from '../../src/store/store.ts'
import { tempFolder } from '../temp-folder.ts'
import { demoShop, segmentInto } from './demo-shop.ts'

const folder = tempFolder()
const shop = demoShop(300)

/** The columns of customers.csv but confidence, which assign leaves empty. */
function withoutConfidence(path: string): string[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.map((line) => line.slice(0, line.lastIndexOf(',')))
}

const CALLS: readonly SegmentOptions[] = [
  { method: 'dbscan', eps: 0.35, minSamples: 6 },
  { method: 'hdbscan', minClusterSize: 12, minSamples: 4 },
]

describe('segment by dense places', () => {
  it.each(CALLS)(
    'takes the clusters and the noise that $method finds, and places its customers again',
    async (call) => {
      const source = folder.write('shop.csv', shop)
      const out = folder.path(call.method!)
      const run = await segmentInto(out, { source, ...call })
      const { matrix, k, labels } = run.clustering
      const { eps, minSamples = 1, minClusterSize = 2 } = call
      const found = await (eps ? dbscan(matrix, { eps, minSamples }) : hdbscan(matrix, { minClusterSize, minSamples }))
      expect(k).toBe(found.k)
      expect(k).toBeGreaterThan(1)
      expect(labels.map(Math.sign)).toEqual(found.labels.map(Math.sign))
      expect(new Set(labels)).toContain(-1)

      const { segments } = run
      expect(segments.map(({ cluster }) => cluster)).toEqual([...Array(k).keys(), -1])
      expect(segments.at(-1)).toMatchObject({ segment: 'Unclustered', stability: null })
      expect(segments.at(-1)!.action).toMatch(/one by one/)
      expect(segments.reduce((sum, { customers }) => sum + customers, 0)).toBe(run.customers)
      const cents = segments.reduce((sum, { revenue }) => sum + Math.round(100 * Number(revenue)), 0)
      expect(cents).toBe(Math.round(100 * Number(run.revenue)))
      const { chosen } = JSON.parse(readFileSync(`${out}/run.json`, 'utf8'))
      expect(chosen).toMatchObject({ k, method: call.method, judges: [] })
      expect(chosen.reason).toMatch(/as many as H?DBSCAN finds/)
      expect(readFileSync(`${out}/report.html`, 'utf8')).toMatch(/clusters: as many as there are dense places/)

      await using store = await openStore(':memory:', { threads: 2 })
      const modelPath = `${out}/model.json`
      const placed = await assign(store, await readModel(modelPath), { source })
      const again = folder.path(`placed-${call.method}`)
      await writeAssignment(store, placed, { folder: again, modelPath })
      expect(withoutConfidence(`${again}/customers.csv`)).toEqual(withoutConfidence(`${out}/customers.csv`))

      const noise = withoutConfidence(`${out}/customers.csv`).find((line) => line.includes('Unclustered'))!
      const explained = await explain(store, out, noise.split(',')[0]!)
      expect(explained.cluster.why).toMatch(/^No dense place|^The customer stands in no place/)
      expect(explained.cluster.distances).toHaveLength(k)
    },
  )

  it('gives memberships of hdbscan as confidence, 0 for noise', async () => {
    const source = folder.write('shop.csv', shop)
    const { clustering } = await segmentInto(folder.path('sure'), { source, ...CALLS[1]! })
    const { probabilities } = await hdbscan(clustering.matrix, { minClusterSize: 12, minSamples: 4 })
    expect(clustering.confidence).toEqual(probabilities)
  })

  it.each(CALLS)('gives the same bytes by $method for rows in another order', async (call) => {
    const [header, ...rows] = shop.trim().split('\n')
    const outs = [rows, rows.toReversed()].map((lines, at) => {
      return {
        source: folder.write(`order-${at}.csv`, `${[header, ...lines].join('\n')}\n`),
        out: folder.path(`order-${at}`),
      }
    })
    for (const { source, out } of outs) await segmentInto(out, { source, ...call })
    for (const file of ['customers.csv', 'model.json', 'segments.csv']) {
      expect(readFileSync(`${outs[0]!.out}/${file}`)).toEqual(readFileSync(`${outs[1]!.out}/${file}`))
    }
  })

  it('suggests eps, and says when nobody or everybody is in a cluster', async () => {
    const source = folder.write('shop.csv', shop)
    const suggested = await segmentInto(folder.path('suggested'), { source, method: 'dbscan' })
    expect(suggested.clustering.found).toMatch(/the knee of the k-distances/)
    const none = await segmentInto(folder.path('none'), { source, method: 'dbscan', eps: 1e-9, minSamples: 300 })
    expect(none.segments.map(({ segment }) => segment)).toEqual(['Unclustered'])
    expect(none.clustering.k).toBe(0)
    expect(none.findings.map(({ code }) => code)).toContain('no-clusters')
    const one = await segmentInto(folder.path('one'), { source, method: 'dbscan', eps: 100 })
    expect(one.segments.map(({ customers }) => customers)).toEqual([300])
    expect(one.findings.map(({ code }) => code)).toContain('one-cloud')
    expect(one.model.segments.map(({ segment }) => segment)).toContain('Unclustered')
  })

  it.each(['dbscan', 'hdbscan'] as const)('gives a result by %s for hardly any customers', async (method) => {
    const one = folder.write('one.csv', 'customer_id,date,amount\nA,2020-01-01,5\n')
    expect((await segmentInto(folder.path('alone'), { source: one, method })).segments).toHaveLength(1)
    const rows = Array.from({ length: 20 }, (_, i) => `C${i},${i % 2 ? '2020-01-01,5' : '2020-03-01,50'}\n`).join('')
    const few = folder.write('few.csv', `customer_id,date,amount\n${rows}`)
    const { segments } = await segmentInto(folder.path('few'), { source: few, method })
    expect(segments.reduce((sum, { customers }) => sum + customers, 0)).toBe(20)
  })

  it('compares two days, with Unclustered as one more segment', async () => {
    await using store = await openStore(':memory:', { threads: 2 })
    const source = folder.write('shop.csv', shop)
    const dates = readFileSync(source, 'utf8')
      .match(/\d{4}-\d\d-\d\d/g)!
      .toSorted()
    const at = [dates[Math.floor(dates.length / 2)]!, dates.at(-1)!] as const
    expect((await compareDates(store, { source, ...CALLS[0]!, at })).states).toContain('Unclustered')
  })

  it.each([
    [{ method: 'dbscan', k: 3 }, /finds the number of clusters itself; leave --k/],
    [{ method: 'hdbscan', chooseK: 'elbow' }, /leave --k and --choose-k out/],
    [{ eps: 1 }, /--eps means nothing to --method k-means/],
    [{ method: 'ward', minSamples: 3 }, /--min-samples means nothing to --method ward/],
    [{ method: 'dbscan', minClusterSize: 3 }, /--min-cluster-size means nothing to --method dbscan/],
    [{ method: 'hdbscan', minClusterSize: 301 }, /--min-cluster-size 301 exceeds the 300 customers/],
  ] as const)('refuses %o', async (call, message) => {
    await using store = await openStore(':memory:', { threads: 2 })
    await expect(segment(store, { source: folder.write('shop.csv', shop), ...call })).rejects.toThrow(message)
  })
})
