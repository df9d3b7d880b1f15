import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ComparisonView } from '../../src/api/comparison.ts'
import type { CustomerPage } from '../../src/api/customers.ts'
import type { DraftView, Upload } from '../../src/api/draft.ts'
import type { JobView } from '../../src/api/job.ts'
import type { RunCard, RunView } from '../../src/api/run-view.ts'
import { demoShop, segmentInto } from '../pipeline/demo-shop.ts'
import { openServer, type TestServer } from './open-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'clientele-test-'))
const work = join(folder, 'work')
let server: TestServer
let run: string

beforeAll(async () => {
  writeFileSync(join(folder, 'orders.csv'), demoShop(3000))
  await segmentInto(join(folder, 'out'), { source: join(folder, 'orders.csv'), k: 3 })
  server = await openServer(work, { opened: [join(folder, 'out')] })
  run = (await server.get<RunCard[]>('/api/runs'))[0]!.run
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function variant(settings: object): Promise<JobView> {
  return (await server.sendJson<JobView>('POST', `/api/runs/${run}/variants`, { settings })).body
}

describe('jobs', () => {
  it('fail in words when their engine is killed, and the next one works', async () => {
    const { job } = await variant({ k: 6, method: 'ward' })
    await server.job(job, ({ stages }) => stages.length > 0)
    const [pid] = server.server.desk.engines.pids
    process.kill(pid!, 'SIGKILL')
    const failed = await server.job(job)
    expect(failed).toMatchObject({ state: 'failed', run: null, error: { code: 'engine-ended' } })
    expect(failed.error!.message).toMatch(/SIGKILL.*; try again/)
    expect((await server.get<{ total: number }>(`/api/runs/${run}/customers`)).total).toBe(3000)
    const next = await server.job((await variant({ k: 6 })).job)
    expect(next).toMatchObject({ state: 'done', error: null })
    expect(server.server.desk.engines.pids).not.toContain(pid)
  })

  it('end when they are cancelled, and leave nothing behind', async () => {
    const before = readdirSync(join(work, 'runs'))
    const { job } = await variant({ method: 'ward' })
    await server.job(job, ({ stages }) => stages.some(({ name }) => name !== 'waiting'))
    const started = performance.now()
    expect((await server.send(`/api/jobs/${job}`, { method: 'DELETE' })).status).toBe(200)
    expect(await server.job(job)).toMatchObject({ state: 'cancelled', run: null })
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(readdirSync(join(work, 'runs'))).toEqual(before)
    const again = await server.job((await variant({ method: 'ward' })).job)
    expect(again.state).toBe('done')
  })

  it('show their run before it is tested, and go on', async () => {
    await server.job((await variant({ k: 4 })).job)
    const { job } = await variant({ k: 7 })
    const shown = await server.job(job, (view) => view.run !== null)
    const early = await server.get<RunView>(`/api/runs/${shown.run}`)
    expect(early).toMatchObject({ job, tested: false, k: 7, changedFrom: run })
    expect(early.report.segments.every(({ stability }) => stability === null)).toBe(true)
    const asked = `/api/runs/${shown.run}/customers?sort=-revenue&limit=5`
    const before = await server.get<CustomerPage>(asked)
    expect(before.rows.every(({ confidence }) => confidence === null)).toBe(true)
    const moves = await server.get<ComparisonView>(`/api/comparisons?from=${run}&to=${shown.run}`)
    expect(moves.matrix.flat().reduce((all, n) => all + n, 0)).toBe(3000)
    const list = await server.send<string>(`/api/runs/${shown.run}/export?format=csv`)
    expect(list.body.split('\n')).toHaveLength(3002)
    expect(await server.job(job)).toMatchObject({ state: 'done', tested: true })
    const late = await server.get<RunView>(`/api/runs/${shown.run}`)
    expect(late).toMatchObject({ job: null, tested: true })
    expect(late.report.segments.map(({ name, customers }) => [name, customers])).toEqual(
      early.report.segments.map(({ name, customers }) => [name, customers]),
    )
    expect(late.report.segments.every(({ stability }) => stability! > 0)).toBe(true)
    const after = await server.get<CustomerPage>(asked)
    expect(after.rows.map((row) => ({ ...row, confidence: null }))).toEqual(before.rows)
    expect(after.rows.every(({ confidence }) => confidence! > 0)).toBe(true)
  })

  it('tell which run before compared several k, through any number of changes of k', async () => {
    const all = (await server.job((await variant({ k: null })).job)).run!
    const change = async (from: string, settings: object): Promise<RunView> => {
      const { body } = await server.sendJson<JobView>('POST', `/api/runs/${from}/variants`, { settings })
      return server.get(`/api/runs/${(await server.job(body.job)).run}`)
    }
    expect(await server.get<RunView>(`/api/runs/${all}`)).toMatchObject({ comparedIn: null, changedFrom: run })
    const five = await change(all, { k: 5 })
    const two = await change(five.run, { k: 2 })
    expect([five.comparedIn, two.comparedIn]).toEqual([all, all])
    expect((await change(two.run, { scale: 'robust' })).comparedIn).toBeNull()
  })

  it('wait for their turn, and can be cancelled while they wait', async () => {
    const jobs = await Promise.all([
      variant({ seed: 1 }),
      variant({ seed: 2 }),
      variant({ seed: 3 }),
      variant({ seed: 4 }),
    ])
    await server.send(`/api/jobs/${jobs[3]!.job}`, { method: 'DELETE' })
    const ended = await Promise.all(jobs.map(({ job }) => server.job(job)))
    expect(ended.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'cancelled'])
    expect(new Set(ended.slice(0, 3).map((view) => view.run)).size).toBe(3)
  })

  it('are told of by events, whole each time, and again to whoever comes later', async () => {
    const { job } = await variant({ seed: 5 })
    const events = async (): Promise<JobView[]> => {
      const response = await fetch(`${server.server.origin}/api/jobs/${job}/events`, {
        headers: { authorization: `Bearer ${server.server.token}`, 'last-event-id': '3' },
      })
      expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
      return [...(await response.text()).matchAll(/^data: (.*)$/gm)].map(([, text]) => JSON.parse(text!) as JobView)
    }
    const seen = await events()
    expect(seen.length).toBeGreaterThan(2)
    expect(seen.at(-1)).toMatchObject({ job, state: 'done' })
    expect(seen.at(-1)!.stages.every(({ done }) => done === null || (done >= 0 && done <= 1))).toBe(true)
    expect(await events()).toEqual([seen.at(-1)])
  })
})

describe('two at once', () => {
  it('do not disturb each other', async () => {
    const one = async (name: string, customers: number): Promise<RunView> => {
      const body = demoShop(customers)
      const upload = await server.send<Upload>(`/api/uploads?name=${name}`, { method: 'POST', body })
      const draft = await server.sendJson<DraftView>('POST', '/api/drafts', { uploads: [upload.body.upload] })
      const job = await server.sendJson<JobView>('POST', `/api/drafts/${draft.body.draft}/run`, { settings: { k: 3 } })
      const { run: made, error } = await server.job(job.body.job)
      expect(error).toBeNull()
      return server.get(`/api/runs/${made}`)
    }
    const [a, b] = await Promise.all([one('a.csv', 150), one('b.csv', 250)])
    expect([a.customers, b.customers]).toEqual([150, 250])
    expect([a.name, b.name]).toEqual(['a.csv', 'b.csv'])
  })
})
