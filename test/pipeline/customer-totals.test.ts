import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { OptionError, SourceError, StateError } from '../../src/base/errors.ts'
import { assign, readModel, writeAssignment } from '../../src/pipeline/assign.ts'
import { compareRuns } from '../../src/pipeline/compare-dates.ts'
import { evidence } from '../../src/pipeline/evidence.ts'
import { explain } from '../../src/pipeline/explain.ts'
import { openStore } from '../../src/store/store.ts'
import { checkFiles } from '../check-files.ts'
import { lines, tempFolder } from '../temp-folder.ts'
import { demoShop, segmentInto } from './demo-shop.ts'

const HEADER = 'Customer,Recency,Frequency,Monetary\n'
const folder = tempFolder()

/** The given columns of a result file, a row each. */
function pick(path: string, names: readonly string[]): string[][] {
  const [header = '', ...rows] = lines(readFileSync(path, 'utf8'))
  const at = names.map((name) => header.split(',').indexOf(name))
  return rows.map((row) => at.map((i) => row.split(',')[i]!))
}

describe('segment, of customers with totals', () => {
  it('gives the customers of a run the scores and clusters that they had', async () => {
    const first = folder.path('first')
    await segmentInto(first, { source: folder.write('shop.csv', demoShop()), k: 4 })
    const again = folder.path('again')
    const run = await segmentInto(again, { source: `${first}/customers.csv`, k: 4 })
    expect(run).toMatchObject({
      grain: 'customers',
      borneOut: null,
      firstDate: null,
      asOf: JSON.parse(readFileSync(`${first}/run.json`, 'utf8')).asOf,
    })
    const same = ['customer_id', 'last_order_at', 'recency_days', 'order_count', 'revenue', 'rfm_cell', 'cluster']
    expect(pick(`${again}/customers.csv`, same)).toEqual(pick(`${first}/customers.csv`, same))
    for (const row of pick(`${again}/customers.csv`, ['first_order_at', 'tenure_days'])) expect(row).toEqual(['', ''])
    expect(run.findings).toContainEqual(expect.objectContaining({ code: 'customer-totals', severity: 'info' }))
    const words = readFileSync(`${again}/report.html`, 'utf8').replaceAll(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' ')
    expect(/.{0,40}\b(?:NaN|undefined|null|Invalid)\b.{0,40}/.exec(words)?.[0]).toBeUndefined()
  })

  it('places totals in the segments of a run, and explains them without a day', async () => {
    const first = folder.path('first')
    await segmentInto(first, { source: folder.write('shop.csv', demoShop()), k: 4 })
    const measures = ['customer_id', 'recency_days', 'order_count', 'revenue', 'rfm_cell', 'cluster']
    const known = pick(`${first}/customers.csv`, measures)
    const source = folder.write('totals.csv', HEADER + known.map((row) => row.slice(0, 4).join(',')).join('\n'))
    await using store = await openStore()
    const modelPath = `${first}/model.json`
    const assignment = await assign(store, await readModel(modelPath), { source })
    await writeAssignment(store, assignment, { folder: folder.path('placed'), modelPath })
    expect(pick(folder.path('placed/customers.csv'), measures)).toEqual(known)
    const { rules } = await explain(store, folder.path('placed'), known[0]![0]!)
    expect(rules.sentences.join(' ')).not.toMatch(/null|NaN/)
  })

  it('refuses what needs every purchase', async () => {
    const source = folder.write('totals.csv', `${HEADER}a,1,2,30\nb,4,1,10\nc,90,1,5\n`)
    await segmentInto(folder.path('one'), { source })
    await using store = await openStore()
    await expect(evidence(store, { source })).rejects.toThrow(SourceError)
    await expect(segmentInto(folder.path('two'), { source, clv: true })).rejects.toThrow(/needs every purchase/)
    await expect(compareRuns(store, [folder.path('one'), folder.path('one')])).rejects.toThrow(StateError)
  })
})

describe('cleanTotals', () => {
  it('accounts for every row, and keeps the latest of several for one customer', async () => {
    const text = `${HEADER}a,10,2,30\na,3,1,10\na,3,2,5\n,4,1,10\nb,,1,10\nc,x,1,10\nd,4,,10\ne,4,1.5,10\nf,4,1,-2\ng,4,0,0\nh,-1,1,3\ni,5.9,1,\nj,6.9,1,8\n`
    const { rows, rejectedMoney, customers, orders, revenue, findings, asOf } = await checkFiles([text])
    expect(rows).toEqual({
      read: 13,
      kept: 3,
      rejected: {
        'missing-customer': 1,
        'missing-date': 1,
        'unreadable-date': 2,
        'missing-amount': 2,
        'unreadable-amount': 1,
        duplicate: 2,
        'no-order': 1,
      },
    })
    expect(rejectedMoney).toEqual({
      duplicate: '40',
      'missing-amount': '10',
      'missing-customer': '10',
      'missing-date': '10',
      'no-order': '0',
      'unreadable-amount': '10',
      'unreadable-date': '13',
    })
    expect({ customers, orders, revenue, asOf }).toEqual({ customers: 3, orders: 4, revenue: '11', asOf: null })
    expect(findings).toContainEqual(expect.objectContaining({ code: 'customer-totals', severity: 'warning', count: 2 }))
  })

  it('keeps the same row of a customer in any order of the rows', async () => {
    const rows = ['a,10,2,30', 'a,3,1,10', 'a,3,2,5', 'b,1,1,1']
    const [once, again] = await Promise.all([
      checkFiles([HEADER + rows.join('\n')]),
      checkFiles([HEADER + rows.toReversed().join('\n')]),
    ])
    expect(again.revenue).toBe('6')
    expect(once.revenue).toBe('6')
  })

  it('counts to the day after the last order, to the day that days and dates agree on, or to the day given', async () => {
    const dated = 'customer,last_order,orders,spent\na,2024-01-30,2,30\nb,2024-01-02,1,4\n'
    expect(await checkFiles([dated])).toMatchObject({ asOf: '2024-01-31', lastDate: '2024-01-30' })
    const both = 'customer,last_order,recency,orders,spent\na,2024-01-30,10,2,30\nb,2024-01-02,38,1,4\n'
    expect(await checkFiles([both])).toMatchObject({ asOf: '2024-02-09' })
    expect(await checkFiles([both.replace('38', '39')])).toMatchObject({ asOf: '2024-01-31' })
    const given = await checkFiles([dated], { asOf: '2024-01-20' })
    expect(given.rows.rejected).toEqual({ 'after-as-of': 1 })
    const days = `${HEADER}a,10,2,30\nb,30,1,4\n`
    expect(await checkFiles([days], { asOf: '2024-01-31' })).toMatchObject({ lastDate: '2024-01-21' })
    const since = await checkFiles([days], { asOf: '2024-01-31', since: '2024-01-10' })
    expect(since.rows.rejected).toEqual({ 'before-since': 1 })
    await expect(checkFiles([days], { since: '2024-01-10' })).rejects.toThrow(OptionError)
  })
})
