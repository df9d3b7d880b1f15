import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { assign, readModel, writeAssignment } from '../../src/pipeline/assign.ts'
import { openStore } from '../../src/store/store.ts'
import { tempFolder } from '../temp-folder.ts'
import { demoShop, segmentInto } from './demo-shop.ts'

const folder = tempFolder()

describe('segment by Gaussian mixtures', () => {
  it('takes the lowest BIC, and places its customers again, to the byte', async () => {
    const source = folder.write('shop.csv', demoShop())
    const out = folder.path('out')
    const run = await segmentInto(out, { source, method: 'gmm', k: { from: 2, to: 4 } })
    const { selection, chosen } = JSON.parse(readFileSync(`${out}/run.json`, 'utf8'))
    const bics: number[] = selection.map(({ bic }: { bic: number }) => bic)
    expect(bics).toHaveLength(3)
    expect(chosen).toMatchObject({ method: 'gmm', k: 2 + bics.indexOf(Math.min(...bics)), code: 'lowest-bic' })
    const worth = run.segments.map(({ revenue, customers }) => Number(revenue) / customers)
    expect(worth).toEqual(worth.toSorted((a, b) => b - a))
    for (const share of run.clustering.confidence!) expect(share).toBeGreaterThanOrEqual(1 / run.clustering.k)

    await using store = await openStore(':memory:', { threads: 2 })
    const modelPath = `${out}/model.json`
    const placed = await assign(store, await readModel(modelPath), { source })
    await writeAssignment(store, placed, { folder: folder.path('placed'), modelPath })
    expect(readFileSync(folder.path('placed/customers.csv'))).toEqual(readFileSync(`${out}/customers.csv`))
  })

  it('asks the usual judges where the call names them', async () => {
    const source = folder.write('shop.csv', demoShop(200))
    const call = { source, method: 'gmm', chooseK: 'silhouette', k: { from: 2, to: 3 } } as const
    const run = await segmentInto(folder.path('judged'), call)
    expect(run.clustering.choice?.reason).toBe('largest-silhouette')
  })

  it('gives a result for customers of whom few differ', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `C${i},${i % 2 ? '2020-01-01,5' : '2020-03-01,50'}\n`).join('')
    const source = folder.write('few.csv', `customer_id,date,amount\n${rows}`)
    const run = await segmentInto(folder.path('few'), { source, method: 'gmm', k: 4 })
    expect(run.segments.map(({ customers }) => customers)).toEqual([10, 10])
    expect(run.findings.map(({ code }) => code)).toContain('fewer-clusters')
    const one = folder.write('one.csv', 'customer_id,date,amount\nA,2020-01-01,5\n')
    expect((await segmentInto(folder.path('one'), { source: one, method: 'gmm' })).segments).toHaveLength(1)
  })
})
