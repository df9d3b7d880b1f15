import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DraftView, Upload } from '../../src/api/draft.ts'
import type { JobView } from '../../src/api/job.ts'
import type { RunView } from '../../src/api/run-view.ts'
import { createApp } from '../../src/server/app.ts'
import { Desk } from '../../src/server/desk.ts'
import { ROUTES } from '../../src/server/route-list.ts'
import { demoShop, segmentInto } from '../pipeline/demo-shop.ts'
import { openServer, type TestServer } from './open-server.ts'

type Schema = Readonly<Record<string, unknown>>

const folder = mkdtempSync(join(tmpdir(), 'clientele-test-'))
let server: TestServer
let described: {
  paths: Record<string, Record<string, { responses: Record<string, { content: Record<string, { schema: Schema }> }> }>>
  components: { schemas: Record<string, Schema> }
}

beforeAll(async () => {
  writeFileSync(join(folder, 'orders.csv'), demoShop(120))
  await segmentInto(join(folder, 'out'), { source: join(folder, 'orders.csv'), k: 3 })
  server = await openServer(join(folder, 'work'), { opened: [join(folder, 'out')] })
  described = await server.get('/api/openapi.json')
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Where a value is not what a schema says; empty where it is. Knows the words that our schemas use, and no others. */
function faults(value: unknown, schema: Schema, at = ''): string[] {
  const {
    $ref,
    anyOf,
    enum: values,
    type,
    properties = {},
    required = [],
    items,
    prefixItems,
    additionalProperties,
  } = schema
  if ($ref) return faults(value, described.components.schemas[($ref as string).split('/').at(-1)!]!, at)
  if (anyOf)
    return (anyOf as Schema[]).some((one) => faults(value, one, at).length === 0) ? [] : [`${at}: none of several`]
  if ('const' in schema) return value === schema['const'] ? [] : [`${at}: not ${schema['const']}`]
  if (values) return (values as unknown[]).includes(value) ? [] : [`${at}: ${value} is not listed`]
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  if (type !== kind) return [`${at}: ${kind} instead of ${type}`]
  if (kind === 'array') {
    const places = (prefixItems as Schema[] | undefined) ?? (value as unknown[]).map(() => items as Schema)
    return (value as unknown[]).flatMap((item, i) => faults(item, places[i]!, `${at}[${i}]`))
  }
  if (kind !== 'object') return []
  const known = properties as Record<string, Schema>
  const missing = (required as string[]).filter((name) => !(name in (value as object)))
  return [
    ...missing.map((name) => `${at}.${name} is missing`),
    ...Object.entries(value as object).flatMap(([name, part]) => {
      const rule = known[name] ?? (additionalProperties as Schema | undefined)
      return rule ? faults(part, rule, `${at}.${name}`) : []
    }),
  ]
}

describe('openapi.json', () => {
  it('lists the routes that there are, and no other', () => {
    const desk = new Desk({ work: folder, opened: [], maxUpload: 1, memory: '1GB', threads: 1 })
    const app = createApp(desk, { token: 'x', hosts: () => new Set(), port: () => 1 })
    const real = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api'))
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`)
    const listed = ROUTES.map(({ method, path }) => `${method} ${path}`)
    expect(new Set(listed)).toEqual(new Set(real))
    expect(listed.length).toBe(new Set(listed).size)
    const inFile = Object.entries(described.paths).flatMap(([path, all]) => Object.keys(all).map((m) => `${m} ${path}`))
    expect(new Set(inFile)).toEqual(new Set(listed))
  })

  it('says what the answers are', async () => {
    const upload = await server.send<Upload>('/api/uploads?name=x.csv', { method: 'POST', body: demoShop(80) })
    const draft = await server.sendJson<DraftView>('POST', '/api/drafts', { uploads: [upload.body.upload] })
    const draftPath = `/api/drafts/${draft.body.draft}`
    const [card] = await server.get<{ run: string }[]>('/api/runs')
    const run = `/api/runs/${card!.run}`
    const view = await server.get<RunView>(run)
    const job = await server.sendJson<JobView>('POST', `${run}/variants`, { settings: { k: 4 } })
    const { run: other } = await server.job(job.body.job)
    const { rows } = await server.get<{ rows: { id: string }[] }>(`${run}/customers`)
    const customer = `${run}/customers/${rows[0]!.id}`
    const heard = new Map<string, { status: number; body: unknown }>([
      ['post /api/uploads', upload],
      ['post /api/drafts', draft],
      ['put /api/drafts/{draft}', await server.sendJson('PUT', draftPath, { refunds: 'drop' })],
      ['get /api/drafts/{draft}', await server.send(draftPath)],
      ['post /api/drafts/{draft}/run', await server.sendJson('POST', `${draftPath}/run`, {})],
      ['post /api/runs/{run}/variants', job],
      ['get /api/runs', await server.send('/api/runs')],
      ['get /api/runs/{run}', await server.send(run)],
      ['get /api/runs/{run}/customers', await server.send(`${run}/customers?sort=-revenue`)],
      ['get /api/runs/{run}/selection', await server.send(`${run}/selection?recency=..100`)],
      ['get /api/runs/{run}/density', await server.send(`${run}/density`)],
      ['get /api/runs/{run}/segments/{slug}', await server.send(`${run}/segments/${view.segmentCards[0]!.slug}`)],
      ['get /api/runs/{run}/customers/{id}', await server.send(customer)],
      ['get /api/runs/{run}/customers/{id}/orders', await server.send(`${customer}/orders`)],
      ['get /api/comparisons', await server.send(`/api/comparisons?from=${card!.run}&to=${other}`)],
      ['get /api/jobs/{job}', await server.send(`/api/jobs/${job.body.job}`)],
      ['delete /api/jobs/{job}', await server.send(`/api/jobs/${job.body.job}`, { method: 'DELETE' })],
    ])
    const ofJson = ROUTES.filter(({ answers }) => Object.values(answers).some((type) => /^[A-Z]/.test(type)))
    expect([...heard.keys()].toSorted()).toEqual(ofJson.map(({ method, path }) => `${method} ${path}`).toSorted())
    for (const [route, { status, body }] of heard) {
      const [method, path] = route.split(' ') as [string, string]
      const { schema } = described.paths[path]![method]!.responses[status]!.content['application/json']!
      expect(faults(body, schema), route).toEqual([])
      const [first] = Array.isArray(body) ? body : [body]
      const name = Object.keys(first as object).find((key) => !['options', 'settings'].includes(key))!
      const { [name]: _, ...spoilt } = first as Record<string, unknown>
      expect(faults(Array.isArray(body) ? [spoilt] : spoilt, schema), route).not.toEqual([])
    }
    const failure = await server.send('/api/runs/r000000000000')
    expect(faults(failure.body, { $ref: '#/components/schemas/Failure' })).toEqual([])
  })

  it('is what docs/reference/server.md says', () => {
    const page = readFileSync('docs/reference/server.md', 'utf8')
    const rows = [...page.matchAll(/^\| `(GET|POST|PUT|DELETE) (\S+)` \| (.*?) \| (.*?) \|$/gm)]
    const written = rows.map(([, method, path, summary]) => `${method!.toLowerCase()} ${path}: ${summary}`)
    expect(written).toEqual(ROUTES.map(({ method, path, summary }) => `${method} ${path}: ${summary}`))
    for (const [i, [, , , , answers]] of rows.entries()) {
      const types = Object.values(ROUTES[i]!.answers)
      for (const type of types) expect(answers).toContain(type)
    }
  })
})
