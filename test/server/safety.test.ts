import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DraftView, Upload } from '../../src/api/draft.ts'
import { demoShop, segmentInto } from '../pipeline/demo-shop.ts'
import { openServer, type TestServer } from './open-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'clientele-test-'))
const work = join(folder, 'work')
let server: TestServer
let run: string

beforeAll(async () => {
  writeFileSync(join(folder, 'orders.csv'), demoShop(120))
  await segmentInto(join(folder, 'out'), { source: join(folder, 'orders.csv'), k: 3 })
  writeFileSync(join(folder, 'secret.txt'), 'nobody should read this')
  rmSync(join(folder, 'out', 'rejects.csv'))
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'out', 'rejects.csv'))
  server = await openServer(work, { opened: [join(folder, 'out')], maxUpload: 1e6 })
  const [card] = await server.get<{ run: string }[]>('/api/runs')
  run = card!.run
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A request as it is written, which `fetch` would tidy up. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<IncomingMessage> {
  const { hostname, port } = new URL(server.server.origin)
  return new Promise((done, fail) => {
    const call = request({ hostname, port, path, method, headers }, (reply) => {
      reply.resume()
      done(reply)
    })
    call.on('error', fail)
    call.end()
  })
}

const bearer = (): Record<string, string> => ({ authorization: `Bearer ${server.server.token}` })

describe('the token', () => {
  it.each([
    ['none', {}],
    ['a wrong one', { authorization: 'Bearer nonsense' }],
    ['an empty one', { authorization: 'Bearer ' }],
    ['a cookie of another name', { cookie: 'clientele-1=nonsense' }],
  ])('keeps out who has %s', async (_, headers) => {
    for (const path of ['/', '/api/runs', `/api/runs/${run}`, '/assets/index.js', '/api/openapi.json']) {
      expect((await raw(path, headers)).statusCode, path).toBe(401)
    }
  })

  it('is taken from the address once and kept in a cookie that scripts cannot read', async () => {
    const { token, origin } = server.server
    const first = await raw(`/r/x?sort=id&token=${token}`)
    expect(first.statusCode).toBe(303)
    expect(first.headers.location).toBe('/r/x?sort=id')
    const [cookie] = first.headers['set-cookie']!
    expect(cookie).toContain(`clientele-${new URL(origin).port}=`)
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    expect((await raw('/api/runs', { cookie: cookie!.split(';')[0]! })).statusCode).toBe(200)
    expect((await raw('/?token=nonsense')).statusCode).toBe(401)
    expect((await raw(`/api/runs?token=${token}`)).statusCode).toBe(401)
  })
})

describe('other origins', () => {
  it.each(['evil.example', 'evil.example:80', 'localhost', '127.0.0.1:1', 'localhost.evil.example'])(
    'are refused under the host %j',
    async (host) => {
      expect((await raw('/api/runs', { ...bearer(), host })).statusCode).toBe(403)
    },
  )

  it.each([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('may not change anything: %o', async (headers) => {
    const reply = await raw('/api/uploads?name=x.csv', { ...bearer(), ...headers }, 'POST')
    expect(reply.statusCode).toBe(403)
    expect((await raw('/api/jobs/j1', { ...bearer(), ...headers }, 'DELETE')).statusCode).toBe(403)
  })

  it('get no leave to read answers, and the page may load nothing from elsewhere', async () => {
    const { headers } = await raw('/', { ...bearer(), origin: 'http://evil.example' })
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
  })
})

describe('paths', () => {
  const climbs = [
    '..',
    '../../etc/passwd',
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e',
    '..\\..',
    'a%00b',
    '/etc/passwd',
    "'; DROP TABLE x; --",
  ]

  it.each(climbs)('never leave their folder by %j', async (part) => {
    const name = encodeURIComponent(part)
    for (const path of [
      `/api/runs/${name}`,
      `/api/runs/${name}/customers`,
      `/api/runs/${run}/files/${name}`,
      `/api/runs/${run}/files/${part.replaceAll(' ', '%20')}`,
      `/api/runs/${run}/segments/${name}`,
      `/api/runs/${run}/customers/${name}`,
      `/api/drafts/${name}`,
      `/api/jobs/${name}`,
      `/api/jobs/${name}/events`,
      `/api/comparisons?from=${name}&to=${run}`,
    ]) {
      const { statusCode } = await raw(path, bearer())
      expect([400, 404], path).toContain(statusCode)
    }
    const { status } = await server.sendJson('POST', '/api/drafts', { uploads: [part] })
    expect(status).toBe(400)
  })

  it('hand out no file behind a link, and none that is not of a run', async () => {
    expect((await server.send(`/api/runs/${run}/files/rejects.csv`)).status).toBe(404)
    expect((await server.send(`/api/runs/${run}/files/segments.csv`)).status).toBe(200)
    expect((await server.send(`/api/runs/${run}/files/.clientele`)).status).toBe(404)
    const page = await server.send<string>(`/api/runs/${run}/files/report.html`)
    expect(page.headers.get('content-security-policy')).toMatch(/sandbox/)
    expect(page.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe-inline/)
    expect(readdirSync(join(folder, 'out'))).not.toContain('.clientele')
  })

  it('of uploads are names alone', async () => {
    const names = [
      '../../evil.csv',
      '..',
      '/etc/cron.d/x',
      'a\\b\\c.csv',
      '*?[x].csv',
      '-rf.csv',
      `${'ä'.repeat(400)}.csv`,
      'con\u0000.csv',
    ]
    for (const name of names) {
      const { status, body } = await server.send<Upload>(`/api/uploads?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        body: 'a,b\n1,2\n',
      })
      expect(status).toBe(201)
      expect(body.name).toMatch(/^[\p{L}\p{N}_(][\p{L}\p{M}\p{N}._ ()+-]*$/u)
      expect(Buffer.byteLength(body.name)).toBeLessThanOrEqual(120)
      expect(readdirSync(join(work, 'uploads', body.upload))).toEqual([body.name])
    }
    expect(readdirSync(work).sort()).toEqual(['lock', 'runs', 'temp', 'uploads'])
  })
})

describe('requests', () => {
  it.each([
    ['customers?sort=revenue%20DESC', 400],
    ['customers?sort=', 400],
    ['customers?limit=100000', 400],
    ['customers?offset=-1', 400],
    ['customers?recency=a..b', 400],
    ['customers?recency=5', 400],
    ['customers?x=recency&y=revenue&polygon=1,2;3,4', 400],
    [`customers?x=recency&y=revenue&polygon=${Array(201).fill('1,2').join(';')}`, 400],
    ['customers?x=password&y=revenue&polygon=1,2;3,4;5,6', 400],
    ['density?x=id', 400],
    ['density?columns=9999', 400],
    ['export?format=exe', 400],
    ['customers?q=%27%20OR%201%3D1%20--', 200],
    ['customers?segment=nothing', 200],
    ['customers?rule=%27%3B%20DROP%20TABLE', 200],
  ])('for %s are answered with %i', async (path, status) => {
    const reply = await server.send<{ total: number; error: { message: string } }>(`/api/runs/${run}/${path}`)
    expect(reply.status).toBe(status)
    if (status === 200) expect(reply.body.total).toBe(0)
    else expect(reply.body.error.message).toMatch(/[a-z].*;.*[a-z]/)
  })

  it.each([
    [{ settings: { k: 0 } }],
    [{ settings: { k: '3' } }],
    [{ settings: { map: '/etc/passwd' } }],
    [{ settings: { nonsense: 1 } }],
    [{ settings: { source: ['/etc/passwd'] } }],
    [{}],
    [[]],
    ['text'],
    [null],
  ])('with the body %j are refused', async (body) => {
    expect((await server.sendJson('POST', `/api/runs/${run}/variants`, body)).status).toBe(400)
  })

  it('say what is wrong, without a stack or a path of this machine', async () => {
    const wrong = { settings: { method: 'dbscan', k: 4 } }
    const { status, body } = await server.sendJson('POST', `/api/runs/${run}/variants`, wrong)
    expect({ status, code: body.error.code }).toEqual({ status: 400, code: 'bad-request' })
    expect(body.error.message).toMatch(/leave --k/)
    expect(JSON.stringify(body)).not.toMatch(/node_modules|at file:|dist\//)
    expect((await server.send('/api/nothing')).status).toBe(404)
    expect((await server.send('/api/runs', { method: 'PATCH' })).status).toBe(404)
  })
})

describe('uploads', () => {
  const uploads = (): string[] => readdirSync(join(work, 'uploads')).sort()

  it('are refused when too large, and leave nothing, whether or not they say so', async () => {
    const before = uploads()
    const body = 'x'.repeat(1_000_001)
    expect((await server.send('/api/uploads?name=big.csv', { method: 'POST', body })).status).toBe(413)
    const parts = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let i = 0; i < 20; i++) controller.enqueue(new Uint8Array(100_000))
        controller.close()
      },
    })
    const streamed = { method: 'POST', body: parts, duplex: 'half' } as RequestInit
    expect((await server.send('/api/uploads?name=big.csv', streamed)).status).toBe(413)
    expect((await server.send('/api/uploads?name=none.csv', { method: 'POST', body: '' })).status).toBe(400)
    expect(uploads()).toEqual(before)
  })

  it('leave nothing when they break off', async () => {
    const before = uploads()
    const { port } = new URL(server.server.origin)
    await new Promise<void>((done) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(
          `POST /api/uploads?name=half.csv HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${server.server.token}\r\nContent-Length: 900000\r\n\r\na,b,c\n`,
        )
        setTimeout(() => socket.destroy(), 200)
      })
      socket.on('close', () => done())
    })
    await expect.poll(uploads, { timeout: 5000 }).toEqual(before)
  })

  it('of rubbish become a problem in words', async () => {
    const body = new Uint8Array(5000).map((_, i) => (i * 7919) % 256)
    const upload = await server.send<Upload>('/api/uploads?name=noise.parquet', { method: 'POST', body })
    const draft = await server.sendJson<DraftView>('POST', '/api/drafts', { uploads: [upload.body.upload] })
    if (draft.body.job) await server.job(draft.body.job)
    const { problem, reading } = await server.get<DraftView>(`/api/drafts/${draft.body.draft}`)
    expect(reading).toBeNull()
    expect(problem!.message).toMatch(/noise.parquet is not a readable Parquet file/)
    expect(problem!.message).not.toContain(work)
  })
})

describe('one server', () => {
  it('has a working folder for itself', async () => {
    await expect(openServer(work)).rejects.toThrow(/--work/)
  })

  it('shows an opened result without writing there', async () => {
    mkdirSync(join(folder, 'more'), { recursive: true })
    const { k, frozen } = await server.get<{ k: number; frozen: string | null }>(`/api/runs/${run}`)
    expect({ k, frozen }).toEqual({ k: 3, frozen: null })
    writeFileSync(join(folder, 'orders.csv'), `${demoShop(120)}x\n`)
    expect((await server.get<{ frozen: string }>(`/api/runs/${run}`)).frozen).toMatch(/orders.csv has changed/)
    expect((await server.sendJson('POST', `/api/runs/${run}/variants`, { settings: { k: 4 } })).status).toBe(409)
    const orders = await server.send(`/api/runs/${run}/customers/100001/orders`)
    expect(orders).toMatchObject({ status: 409, body: { error: { code: 'no-history' } } })
  })
})
