import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CustomerPage } from '../../src/api/customers.ts'
import type { RunCard, RunView } from '../../src/api/run-view.ts'
import { demoShop, segmentInto } from '../pipeline/demo-shop.ts'
import { openServer, type TestServer } from './open-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'clientele-test-'))
let server: TestServer
let runs: RunView[]

beforeAll(async () => {
  const source = join(folder, 'orders.csv')
  writeFileSync(source, demoShop(120))
  await segmentInto(join(folder, 'shown'), { source, k: 3 })
  await segmentInto(join(folder, 'hidden'), { source, k: 3 }, { pseudonymise: true })
  server = await openServer(join(folder, 'work'), { opened: [join(folder, 'shown'), join(folder, 'hidden')] })
  const cards = await server.get<RunCard[]>('/api/runs')
  runs = await Promise.all(cards.map(({ run }) => server.get<RunView>(`/api/runs/${run}`)))
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a result with pseudonyms', () => {
  it('is another run than the one that shows the ids', async () => {
    expect(new Set(runs.map(({ run }) => run)).size).toBe(2)
    const ids = await Promise.all(runs.map(async ({ run }) => (await firstOf(run)).id))
    expect(ids.filter((id) => /^\d{6}$/.test(id))).toHaveLength(1)
  })

  it('cannot be changed, since a run of its sources would show the ids', async () => {
    const [hidden] = runs.filter(({ frozen }) => frozen !== null)
    expect(runs.map(({ frozen }) => frozen)).toContain(null)
    expect(hidden!.frozen).toMatch(/pseudonyms.*; make a new run with --pseudonymise/)
    const changed = await server.sendJson('POST', `/api/runs/${hidden!.run}/variants`, { settings: { k: 4 } })
    expect(changed).toMatchObject({ status: 409, body: { error: { code: 'frozen' } } })
  })

  it('has no single orders, even where its sources have been read', async () => {
    const shown = runs.find(({ frozen }) => frozen === null)
    const hidden = runs.find(({ frozen }) => frozen !== null)
    const read = await server.send<{ job: string }>(
      `/api/runs/${shown!.run}/customers/${(await firstOf(shown!.run)).id}/orders`,
    )
    await server.job(read.body.job)
    for (const id of [(await firstOf(shown!.run)).id, (await firstOf(hidden!.run)).id]) {
      const orders = await server.send(`/api/runs/${hidden!.run}/customers/${id}/orders`)
      expect(orders).toMatchObject({ status: 409, body: { error: { code: 'no-history' } } })
    }
  })
})

async function firstOf(run: string): Promise<{ id: string }> {
  return (await server.get<CustomerPage>(`/api/runs/${run}/customers?limit=1`)).rows[0]!
}
