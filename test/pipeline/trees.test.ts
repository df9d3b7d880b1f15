import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { agglomerative } from '../../src/clustering/agglomerative/agglomerative.ts'
import { suggestCut } from '../../src/clustering/agglomerative/suggest-cut.ts'
import { assign, readModel, writeAssignment } from '../../src/pipeline/assign.ts'
import { explain } from '../../src/pipeline/explain.ts'
import { openStore } from '../../src/store/store.ts'
import { tempFolder } from '../temp-folder.ts'
import { demoShop, segmentInto } from './demo-shop.ts'

const folder = tempFolder()
const shop = demoShop(200)
const linkages = ['ward', 'average', 'complete', 'single'] as const

/** The columns of customers.csv that do not come from re-draws. */
function withoutConfidence(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.slice(0, line.lastIndexOf(',')))
}

describe('segment by trees of merges', () => {
  it.each(linkages)('cuts the tree of %s at its widest gap, and places its customers again', async (method) => {
    const source = folder.write('shop.csv', shop)
    const out = folder.path(method)
    const run = await segmentInto(out, { source, method, k: { from: 2, to: 5 } })
    const { clustering, segments } = run
    const { heights } = await agglomerative(clustering.matrix, { linkage: method })
    expect(clustering.k).toBe(suggestCut(heights, { from: 2, to: 5 }).k)
    expect(clustering.choice?.reason).toBe('widest-gap')
    expect(segments.reduce((sum, { customers }) => sum + customers, 0)).toBe(run.customers)
    const worth = segments.map(({ revenue, customers }) => Number(revenue) / customers)
    expect(worth).toEqual(worth.toSorted((a, b) => b - a))
    const { selection } = JSON.parse(readFileSync(`${out}/run.json`, 'utf8'))
    for (const { mergeGap, mergeHeight } of selection) expect(mergeHeight).toBeGreaterThanOrEqual(mergeGap)

    await using store = await openStore(':memory:', { threads: 2 })
    const modelPath = `${out}/model.json`
    const placed = await assign(store, await readModel(modelPath), { source })
    await writeAssignment(store, placed, { folder: folder.path(`placed-${method}`), modelPath })
    expect(withoutConfidence(folder.path(`placed-${method}/customers.csv`))).toEqual(
      withoutConfidence(`${out}/customers.csv`),
    )
    const id = readFileSync(`${out}/customers.csv`, 'utf8').split('\n')[1]!.split(',')[0]!
    expect((await explain(store, out, id)).cluster.why).toMatch(/tree of merges/)
  })

  it('gives the same bytes for rows in another order', async () => {
    const [header, ...rows] = shop.trim().split('\n')
    const written = ['there', 'back'].map((name, back) =>
      folder.write(`${name}.csv`, `${[header, ...(back ? rows.toReversed() : rows)].join('\n')}\n`),
    )
    for (const source of written) {
      await segmentInto(`${source}-out`, { source, method: 'ward', k: 4 })
    }
    for (const file of ['customers.csv', 'model.json', 'segments.csv']) {
      expect(readFileSync(`${written[0]}-out/${file}`)).toEqual(readFileSync(`${written[1]}-out/${file}`))
    }
  })

  it('asks the usual judges where the call names them', async () => {
    const source = folder.write('shop.csv', shop)
    const call = { source, method: 'ward', chooseK: 'consensus', k: { from: 2, to: 3 } } as const
    expect((await segmentInto(folder.path('judged'), call)).clustering.choice?.reason).not.toBe('widest-gap')
  })

  it('takes the largest stable number of segments of any method that is cut at one', async () => {
    const source = folder.write('shop.csv', shop)
    for (const method of ['k-means', 'gmm', ...linkages] as const) {
      const call = { source, method, chooseK: 'stability', k: { from: 2, to: 4 } } as const
      const { candidates, choice, k } = (await segmentInto(folder.path(`stable-${method}`), call)).clustering
      expect(candidates.every(({ jaccards }) => jaccards.length > 0)).toBe(true)
      expect(['largest-stable', 'no-clear-k']).toContain(choice?.reason)
      if (choice!.admissible.length > 0) expect(choice!.admissible).toContain(k)
    }
  })

  it('gives a result for customers of whom few differ', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `C${i},${i % 2 ? '2020-01-01,5' : '2020-03-01,50'}\n`).join('')
    const source = folder.write('few.csv', `customer_id,date,amount\n${rows}`)
    const run = await segmentInto(folder.path('few'), { source, method: 'ward', k: 4 })
    expect(run.segments.map(({ customers }) => customers)).toEqual([10, 10])
    expect(run.findings.map(({ code }) => code)).toContain('fewer-clusters')
    const one = folder.write('one.csv', 'customer_id,date,amount\nA,2020-01-01,5\n')
    expect((await segmentInto(folder.path('one'), { source: one, method: 'single' })).segments).toHaveLength(1)
  })
})
