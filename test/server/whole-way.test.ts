import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ComparisonView } from '../../src/api/comparison.ts'
import type {
  CustomerOrders,
  CustomerPage,
  CustomerView,
  DensityView,
  SegmentView,
  SelectionView,
} from '../../src/api/customers.ts'
import type { DraftView, Upload } from '../../src/api/draft.ts'
import type { JobView } from '../../src/api/job.ts'
import type { RunCard, RunView } from '../../src/api/run-view.ts'
import { quoteText } from '../../src/store/sql.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { demoShop, segmentInto } from '../pipeline/demo-shop.ts'
import { openServer, type TestServer } from './open-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'clientele-test-'))
const work = join(folder, 'work')
/** The demo shop with a second column that could be the customer, so that nobody can guess. */
const ambiguous = demoShop().replace(/^.*\n/, (header) => header.replace('product', 'client_id'))

let server: TestServer
let run: RunView
let store: Store
let customers: string

beforeAll(async () => {
  server = await openServer(work)
  store = await openStore(':memory:', { threads: 2 })
})
afterAll(async () => {
  await server.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** One number from the run's own customers.parquet. */
async function ask(sql: string): Promise<number> {
  const { x } = await store.row<{ x: number | bigint }>(`SELECT ${sql.replace('customers', customers)}`)
  return Number(x)
}

describe('the way from a file to a changed run', () => {
  let draft: DraftView

  it('takes a file and asks who the customer is', async () => {
    const { status, body: upload } = await server.send<Upload>('/api/uploads?name=../My%20orders.csv', {
      method: 'POST',
      body: ambiguous,
    })
    expect(status).toBe(201)
    expect(upload.name).toBe('My orders.csv')
    expect(upload.bytes).toBe(Buffer.byteLength(ambiguous))
    draft = (await server.sendJson<DraftView>('POST', '/api/drafts', { uploads: [upload.upload] })).body
    if (draft.job) {
      await server.job(draft.job)
      draft = await server.get(`/api/drafts/${draft.draft}`)
    }
    expect(draft.reading).toBeNull()
    expect(draft.problem).toMatchObject({ role: 'customerId', candidates: ['customer_id', 'client_id'] })
    expect(draft.columns.map(({ name }) => name)).toContain('client_id')
    expect(draft.columns.find(({ name }) => name === 'ordered_at')).toMatchObject({ role: 'orderedAt', certain: true })
    expect((await server.sendJson('POST', `/api/drafts/${draft.draft}/run`, {})).status).toBe(422)
  })

  it('reads it as told and counts every row', async () => {
    const columns = { customerId: 'customer_id' }
    draft = (await server.sendJson<DraftView>('PUT', `/api/drafts/${draft.draft}`, { columns })).body
    if (draft.job) {
      expect((await server.job(draft.job)).state).toBe('done')
      draft = await server.get(`/api/drafts/${draft.draft}`)
    }
    const { rows, customers: people } = draft.reading!
    expect(draft.problem).toBeNull()
    expect(rows.read).toBe(ambiguous.trim().split('\n').length - 1)
    expect(rows.read).toBe(rows.kept + Object.values(rows.rejected).reduce((all, n) => all + n, 0))
    expect(people).toBe(300)
  })

  it('makes a run and tells its stages', async () => {
    const { status, body } = await server.sendJson<JobView>('POST', `/api/drafts/${draft.draft}/run`, {
      settings: { k: 4 },
    })
    expect(status).toBe(202)
    const job = await server.job(body.job)
    expect(job).toMatchObject({ state: 'done', kind: 'run', error: null })
    expect(job.stages.map(({ name }) => name)).toEqual(expect.arrayContaining(['clustering', 'writing files']))
    expect(job.preview!.map(({ customers }) => customers).reduce((all, n) => all + n)).toBe(300)
    run = await server.get(`/api/runs/${job.run}`)
    expect(run).toMatchObject({ k: 4, settings: { k: 4 }, frozen: null, changedFrom: null, customers: 300 })
    expect(run.segmentCards.map(({ name, customers }) => [name, customers])).toEqual(
      job.preview!.map(({ name, customers }) => [name, customers]),
    )
    customers = `read_parquet(${quoteText(join(work, 'runs', run.run, 'customers.parquet'))})`
    expect(readdirSync(join(work, 'runs', run.run))).toContain('report.html')
  })

  it('says which features the columns tell, and refuses the others in words', async () => {
    expect(run.features).toContain('interpurchase')
    expect(run.features).not.toContain('discountShare')
    const change = (features: string[]) =>
      server.sendJson<JobView>('POST', `/api/runs/${run.run}/variants`, { settings: { features } })
    const refused = await server.job((await change(['recency', 'discountShare'])).body.job)
    expect(refused).toMatchObject({ state: 'failed', run: null })
    expect(refused.error!.message).toMatch(/discountShare needs a column for product and none was found; name it/)
    const made = await server.job((await change(['recency', 'interpurchase'])).body.job)
    const changed = await server.get<RunView>(`/api/runs/${made.run}`)
    expect(changed.settings.features).toEqual(['recency', 'interpurchase'])
    rmSync(join(work, 'runs', changed.run), { recursive: true })
  })

  it('finds the same run when asked twice', async () => {
    const { body } = await server.sendJson<JobView>('POST', `/api/drafts/${draft.draft}/run`, { settings: { k: 4 } })
    expect((await server.job(body.job)).run).toBe(run.run)
    expect((await server.get<RunCard[]>('/api/runs')).length).toBe(1)
  })

  it('filters, sorts and pages as SQL on customers.parquet does', async () => {
    const { slug, name } = run.segmentCards[1]!
    const words = `segment=${slug}&recency=10..200&q=1`
    const page = await server.get<CustomerPage>(
      `/api/runs/${run.run}/customers?${words}&sort=-revenue&offset=3&limit=5`,
    )
    const where = `FROM customers WHERE segment = ${quoteText(name)} AND recency_days BETWEEN 10 AND 200 AND contains(customer_id, '1')`
    expect(page.total).toBe(await ask(`count(*) AS x ${where}`))
    expect(page.total).toBeGreaterThan(8)
    expect(page.revenue).toBeCloseTo(await ask(`sum(revenue)::DOUBLE AS x ${where}`), 6)
    const expected = await store.rows<{ id: string; revenue: string }>(
      `SELECT customer_id AS id, revenue::DOUBLE::VARCHAR AS revenue ${where.replace('customers', customers)} ORDER BY revenue::DOUBLE DESC, customer_id LIMIT 5 OFFSET 3`,
    )
    expect(page.rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
    expect(page.rows.map(({ revenue }) => Number(revenue))).toEqual(expected.map(({ revenue }) => Number(revenue)))
    expect(page.rows.every((row) => row.segment === slug)).toBe(true)
  })

  it('selects within a polygon and says who that is', async () => {
    const square = 'x=recency&y=revenue&polygon=20,50;120.5,50;120.5,900;20,900'
    const found = await server.get<SelectionView>(`/api/runs/${run.run}/selection?${square}`)
    const where = 'FROM customers WHERE recency_days >= 20 AND recency_days < 120.5 AND revenue >= 50 AND revenue < 900'
    expect(found.customers).toBe(await ask(`count(*) AS x ${where}`))
    expect(found.customers).toBeGreaterThan(10)
    expect(found.medians.orders).toBe(await ask(`median(order_count) AS x ${where}`))
    expect(found.segments.reduce((all, { customers: n }) => all + n, 0)).toBe(found.customers)
  })

  it('counts every customer in a cell', async () => {
    const found = await server.get<DensityView>(`/api/runs/${run.run}/density?x=recency&y=revenue&columns=20&rows=10`)
    expect(found.counts.reduce((all, n) => all + n, 0)).toBe(300)
    expect(Math.max(...found.cells)).toBeLessThan(200)
    expect(found.points).toHaveLength(300)
  })

  it('shows a segment, a customer and their orders', async () => {
    const card = run.segmentCards[0]!
    const segment = await server.get<SegmentView>(`/api/runs/${run.run}/segments/${card.slug}`)
    expect(segment.customers).toBe(card.customers)
    expect(segment.rules.reduce((all, { customers: n }) => all + n, 0)).toBe(card.customers)
    const [first] = segment.first
    const view = await server.get<CustomerView>(`/api/runs/${run.run}/customers/${first!.id}`)
    expect(view.row).toEqual(first)
    expect(view.cluster.segment).toBe(card.name)
    const { orders } = await server.get<CustomerOrders>(`/api/runs/${run.run}/customers/${first!.id}/orders`)
    expect(orders.reduce((all, { revenue }) => all + Number(revenue), 0)).toBeCloseTo(Number(first!.revenue), 6)
    expect(orders.length).toBeGreaterThanOrEqual(first!.orders)
    expect((await server.send(`/api/runs/${run.run}/customers/nobody`)).status).toBe(404)
    expect((await server.send(`/api/runs/${run.run}/segments/nothing`)).status).toBe(404)
  })

  it('exports what a filter lets through', async () => {
    const { slug, customers: n } = run.segmentCards[0]!
    const csv = await server.send<string>(`/api/runs/${run.run}/export?format=csv&segment=${slug}`)
    expect(csv.body.trim().split('\n').length - 1).toBe(n)
    expect(csv.headers.get('content-disposition')).toBe(`attachment; filename="${run.run}-segment-${slug}.csv"`)
    const all = await server.send<string>(`/api/runs/${run.run}/export?format=csv`)
    expect(all.body).toBe((await server.send<string>(`/api/runs/${run.run}/files/customers.csv`)).body)
    for (const format of ['parquet', 'xlsx']) {
      const response = await fetch(
        `${server.server.origin}/api/runs/${run.run}/export?format=${format}&segment=${slug}`,
        {
          headers: { authorization: `Bearer ${server.server.token}` },
        },
      )
      const path = join(folder, `export.${format}`)
      writeFileSync(path, new Uint8Array(await response.arrayBuffer()))
      if (format === 'parquet') {
        const { x } = await store.row<{ x: bigint }>(`SELECT count(*) AS x FROM read_parquet(${quoteText(path)})`)
        expect(Number(x)).toBe(n)
      } else {
        const book = await readXlsx(new Uint8Array(readFileSync(path)))
        expect(book.sheets[0]!.rows.length).toBe(n + 1)
      }
    }
    expect(readdirSync(join(work, 'temp')).filter((name) => name.startsWith('export-'))).toEqual([])
  })

  it('makes a variant without reading again, and compares it', async () => {
    const { status, body } = await server.sendJson<JobView>('POST', `/api/runs/${run.run}/variants`, {
      settings: { k: 3 },
    })
    expect(status).toBe(202)
    const job = await server.job(body.job)
    expect(job.state).toBe('done')
    expect(job.stages.map(({ name }) => name).filter((name) => name.startsWith('reading'))).toEqual([])
    const variant = await server.get<RunView>(`/api/runs/${job.run}`)
    expect(variant).toMatchObject({ k: 3, changedFrom: run.run, settings: { k: 3 } })
    const found = await server.get<ComparisonView>(`/api/comparisons?from=${run.run}&to=${job.run}`)
    expect(found).toMatchObject({ common: 300, onlyFrom: 0, onlyTo: 0 })
    expect(found.matrix.flat().reduce((all, n) => all + n, 0)).toBe(300)
    expect(found.settings).toEqual([{ name: 'k', from: '4', to: '3' }])
    const counted = await server.sendJson<JobView>('POST', `/api/runs/${run.run}/variants`, {
      settings: { refunds: 'match' },
    })
    expect(counted.body.error).toBeNull()
    expect((await server.job(counted.body.job)).stages.map(({ name }) => name)).toContain('cleaning')
  })

  it('gives the same bytes as a run without a server', async () => {
    writeFileSync(join(folder, 'orders.csv'), ambiguous)
    const columns = { customerId: 'customer_id' }
    await segmentInto(join(folder, 'out'), { source: join(folder, 'orders.csv'), columns, k: 4 })
    for (const name of ['customers.csv', 'segments.csv', 'model.json', 'customers.parquet']) {
      const other = readFileSync(join(folder, 'out', name))
      expect(readFileSync(join(work, 'runs', run.run, name)).equals(other), name).toBe(true)
    }
  })

  it('finds its runs again after it was started anew', async () => {
    const before = await server.get<RunCard[]>('/api/runs')
    const list = `/api/runs/${run.run}/customers?sort=rule&limit=80`
    const rows = (await server.get<CustomerPage>(list)).rows
    await server.close()
    server = await openServer(work)
    expect((await server.get<CustomerPage>(list)).rows).toEqual(rows)
    const cards = await server.get<RunCard[]>('/api/runs')
    expect(new Set(cards.map((card) => card.run))).toEqual(new Set(before.map((card) => card.run)))
    const page = await server.get<CustomerPage>(`/api/runs/${run.run}/customers?limit=1`)
    expect(page.total).toBe(300)
    const { status, body } = await server.send<JobView>(`/api/runs/${run.run}/customers/${page.rows[0]!.id}/orders`)
    expect(status).toBe(202)
    expect(body.kind).toBe('history')
    await server.job(body.job)
    const { orders } = await server.get<CustomerOrders>(`/api/runs/${run.run}/customers/${page.rows[0]!.id}/orders`)
    expect(orders.length).toBeGreaterThan(0)
  })

  it('finds a draft again, as it was told to be read, after it was started anew', async () => {
    const kept = await server.get<DraftView>(`/api/drafts/${draft.draft}`)
    if (kept.job) await server.job(kept.job)
    const { reading, options } = await server.get<DraftView>(`/api/drafts/${draft.draft}`)
    expect([reading, options]).toEqual([draft.reading, { columns: { customerId: 'customer_id' } }])
    expect((await server.send('/api/drafts/d0000000000000000')).status).toBe(404)
    expect((await server.send('/api/drafts/..%2Fruns')).status).toBe(404)
  })

  it('lists a result without report.json with what can be done', async () => {
    rmSync(join(work, 'runs', run.run, 'report.json'))
    utimesSync(join(work, 'runs', run.run, 'run.json'), new Date(), new Date(Date.now() + 5000))
    const card = (await server.get<RunCard[]>('/api/runs')).find((one) => one.run === run.run)
    expect(card).toMatchObject({ customers: 300, k: 4, segments: run.segments })
    expect(card!.problem).toMatch(/report\.json is missing.*; make it again/)
    expect((await server.send(`/api/runs/${run.run}`)).status).toBe(404)
  })
})
