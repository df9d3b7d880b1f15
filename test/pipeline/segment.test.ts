import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OptionError } from '../../src/base/errors.ts'
import { assign, readModel, writeAssignment } from '../../src/pipeline/assign.ts'
import { explain } from '../../src/pipeline/explain.ts'
import type { Run } from '../../src/pipeline/run.ts'
import { segmentInto as segmentAndWrite } from '../../src/pipeline/segment.ts'
import { openStore } from '../../src/store/store.ts'
import { lines } from '../temp-folder.ts'
import { demoShop, segmentInto } from './demo-shop.ts'

const folder = mkdtempSync(join(tmpdir(), 'clientele-test-'))
const source = join(folder, 'shop.csv')
const out = join(folder, 'out')
const read = (name: string, from = out) => readFileSync(join(from, name), 'utf8')
const cells = (name: string, from = out) => lines(read(name, from)).map((line) => line.split(','))

let run: Run
beforeAll(async () => {
  writeFileSync(source, demoShop())
  run = await segmentInto(out, { source })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('segment', () => {
  it('names its segments uniquely, each with an action and a reason', () => {
    const names = run.segments.map((row) => row.segment)
    expect(new Set(names).size).toBe(names.length)
    for (const row of run.segments) expect([row.action, row.reason].every((text) => text.length > 10)).toBe(true)
  })

  it('numbers clusters from 0 by descending revenue per customer', () => {
    const worth = run.segments.map((row) => Number(row.revenue) / row.customers)
    expect(run.segments.map((row) => row.cluster)).toEqual(worth.map((_, i) => i))
    expect(worth).toEqual([...worth].sort((a, b) => b - a))
  })

  it('accounts for every row', () => {
    const { read, kept, rejected } = run.rows
    expect(read).toBe(kept + Object.values(rejected).reduce((sum, rows) => sum + rows, 0))
    expect(read).toBe(lines(demoShop()).length - 1)
  })
})

describe('segmentInto', () => {
  it('writes the bytes that segment and writeRun write', async () => {
    const inOne = join(folder, 'in-one')
    await using store = await openStore(':memory:', { threads: 2 })
    await segmentAndWrite(store, { source }, { folder: inOne, command: 'test' })
    for (const name of readdirSync(out).filter((file) => file !== 'run.json')) {
      expect(read(name, inOne), name).toBe(read(name))
    }
  })

  it('reads columns that are carried along after the rejects, too', async () => {
    const carried = { source, k: 3, keep: ['channel'] }
    await using store = await openStore(':memory:', { threads: 2 })
    await segmentAndWrite(store, carried, { folder: join(folder, 'kept-in-one'), command: 'test' })
    await segmentInto(join(folder, 'kept'), carried)
    expect(read('customers.csv', join(folder, 'kept-in-one'))).toBe(read('customers.csv', join(folder, 'kept')))
  })

  it('leaves nothing in the folder when it is cancelled while threads cluster', async () => {
    const cancelled = join(folder, 'cancelled')
    const abort = new AbortController()
    const onProgress = (stage: string) => stage === 'clustering' && abort.abort(new Error('enough'))
    await using store = await openStore(':memory:', { threads: 2 })
    const call = { source, signal: abort.signal, onProgress }
    await expect(segmentAndWrite(store, call, { folder: cancelled })).rejects.toThrow('enough')
    expect(existsSync(cancelled)).toBe(false)
  })
})

describe('writeRun', () => {
  it('writes the files of the contract', () => {
    expect(readdirSync(out).sort()).toEqual([
      'customers.csv',
      'customers.parquet',
      'model.json',
      'rejects.csv',
      'report.html',
      'report.json',
      'run.json',
      'segments.csv',
    ])
  })

  it('writes the columns of customers.csv, sorted by id', () => {
    const [header, ...rows] = cells('customers.csv')
    expect(header!.join(', ')).toBe(
      'customer_id, first_order_at, last_order_at, recency_days, order_count, revenue, average_order_value, tenure_days, r_score, f_score, m_score, rfm_cell, rfm_segment, cluster, segment, confidence',
    )
    const ids = rows.map((row) => row[0]!)
    expect(ids).toEqual([...ids].sort())
    expect(ids).toHaveLength(run.customers)
    for (const row of rows) {
      expect(row[11]).toBe(row.slice(8, 11).join(''))
      expect(Number(row[6])).toBeCloseTo(Number(row[5]) / Number(row[4]), 6)
    }
  })

  it('writes the columns of segments.csv, adding up to the whole', () => {
    const [header, ...rows] = lines(read('segments.csv')).map((line) => line.split(','))
    expect(header!.join(', ')).toBe(
      'segment, cluster, customers, share, revenue, revenue_share, median_recency_days, median_order_count, median_revenue, average_order_value, repeat_rate, action, reason',
    )
    const total = (column: number) => rows.reduce((sum, row) => sum + Number(row[column]), 0)
    expect(total(2)).toBe(run.customers)
    expect(total(3)).toBeCloseTo(1, 5)
    expect(total(4)).toBeCloseTo(Number(run.revenue), 6)
    expect(total(5)).toBeCloseTo(1, 5)
  })

  it('writes the same into customers.parquet', async () => {
    await using store = await openStore()
    const rows = await store.rows<Record<string, unknown>>(`SELECT customer_id, recency_days, order_count,
      rtrim(rtrim(revenue::VARCHAR, '0'), '.') AS revenue, average_order_value, tenure_days, r_score, f_score, m_score,
      rfm_cell, rfm_segment, cluster, segment, confidence FROM read_parquet('${join(out, 'customers.parquet')}')`)
    const [, ...csv] = cells('customers.csv')
    expect(rows.map((row) => Object.values(row).map(String))).toEqual(csv.map((row) => [row[0], ...row.slice(3)]))
  })

  it('tells in run.json what each file hashes to and what the contract asks for', () => {
    const json = JSON.parse(read('run.json'))
    for (const [name, hash] of Object.entries(json.files)) {
      expect(
        createHash('sha256')
          .update(readFileSync(join(out, name)))
          .digest('hex'),
      ).toBe(hash)
    }
    expect(Object.keys(json.files)).toHaveLength(7)
    for (const key of 'clientele command sources columns asOf seed options rows customers orders revenue definitions scoring selection chosen segments findings files timings'.split(
      ' ',
    )) {
      expect(json).toHaveProperty(key)
    }
    expect(json.sources[0]).toMatchObject({ path: source, rows: run.rows.read })
  })

  it('replaces ids by the same pseudonyms in every run on a folder', async () => {
    const hidden = join(folder, 'hidden')
    const ids = () => cells('customers.csv', hidden).map((row) => row[0])
    await segmentInto(hidden, { source, k: 3 }, { pseudonymise: true })
    const first = ids()
    await segmentInto(hidden, { source, k: 3 }, { pseudonymise: true })
    expect(ids()).toEqual(first)
    expect(first.slice(1)).toEqual(first.slice(1).sort())
    expect(first[1]).toMatch(/^[0-9a-f]{32}$/)
    const known = cells('customers.csv')[1]![0]!
    for (const name of ['customers.csv', 'rejects.csv', 'run.json', 'model.json']) {
      expect(read(name, hidden).includes(known)).toBe(false)
    }
  })

  it('shows no id in any file when ids are replaced, and rejects under the same pseudonym', async () => {
    const log = 'customer_id,date,amount,note\n111.0,2020-01-02,1,\n111.0,,1,\n222.0,2020-01-02,7,\n333.0,2020-01-02\n'
    writeFileSync(join(folder, 'ids.csv'), log)
    const hidden = join(folder, 'ids')
    await segmentInto(hidden, { source: join(folder, 'ids.csv') }, { pseudonymise: true })
    for (const name of ['customers.csv', 'rejects.csv', 'run.json', 'report.html', 'model.json']) {
      expect(read(name, hidden)).not.toMatch(/\b(111|222|333)(\.0)?\b/)
    }
    const [[, ...rejected], [, ...customers]] = [cells('rejects.csv', hidden), cells('customers.csv', hidden)]
    expect(rejected.map((row) => row[2])).toEqual(['missing-date', 'malformed-row'])
    expect(customers.map((row) => row[0])).toContain(rejected[0]![4])
  })

  it('carries columns along with their latest non-empty value', async () => {
    const log =
      'customer_id,date,amount,shop\nA,2020-01-02,1,new\nA,2020-01-01,1,old\nA,2020-01-03,1,\nB,2020-01-01,2,"=x,y"\nC,2020-01-01,3,\n'
    writeFileSync(join(folder, 'keep.csv'), log)
    await segmentInto(join(folder, 'keep'), { source: join(folder, 'keep.csv'), keep: ['shop'] })
    const [header, ...rows] = lines(read('customers.csv', join(folder, 'keep')))
    expect(header!.endsWith(',confidence,shop')).toBe(true)
    expect(rows.map((row) => /(new|"'=x,y"|,)$/.exec(row)![0])).toEqual(['new', `"'=x,y"`, ','])
  })
})

describe('assign', () => {
  it('gives the training customers their segments again', async () => {
    await using store = await openStore()
    const model = await readModel(join(out, 'model.json'))
    const assignment = await assign(store, model, { source })
    const placed = join(folder, 'placed')
    await writeAssignment(store, assignment, { folder: placed, modelPath: join(out, 'model.json') })
    const withoutConfidence = (from: string) => cells('customers.csv', from).map((row) => row.slice(0, 15))
    expect(withoutConfidence(placed)).toEqual(withoutConfidence(out))
    expect(assignment.segments.map((row) => [row.segment, row.customers])).toEqual(
      run.segments.map((row) => [row.segment, row.customers]),
    )
  })

  it('refuses what is no model', async () => {
    await expect(readModel(join(out, 'run.json'))).rejects.toThrow('is not a model of this version')
    await expect(readModel(join(out, 'segments.csv'))).rejects.toThrow('is not JSON')
    await expect(readModel(join(out, 'none.json'))).rejects.toThrow('cannot be read')
  })
})

describe('explain', () => {
  it('tells the numbers and rules behind a customer', async () => {
    await using store = await openStore()
    const row = cells('customers.csv')[1]!
    const found = await explain(store, out, row[0]!)
    expect(found.rules).toMatchObject({ segment: row[12] })
    expect(found.cluster).toMatchObject({ cluster: Number(row[13]), segment: row[14] })
    expect(found.cluster.distances[0]!.segment).toBe(row[14])
  })

  it('names the nearest ids of one that is unknown', async () => {
    await using store = await openStore()
    const known = cells('customers.csv')[1]![0]!
    await expect(explain(store, out, `${known}x`)).rejects.toThrow(`the nearest ids are ${known}`)
    await expect(explain(store, out, `${known}x`)).rejects.toThrow(OptionError)
  })
})
