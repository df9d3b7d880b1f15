import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Failure } from '../../src/api/failure.ts'
import type { JobView } from '../../src/api/job.ts'
import type { RunningServer, ServeOptions } from '../../src/server/serve.ts'

// Engines are processes of their own and load compiled modules, so that these tests use them, too.
const dist = resolve(import.meta.dirname, '../../dist')
const { serve } = (await import(
  pathToFileURL(`${dist}/server/serve.js`).href
)) as typeof import('../../src/server/serve.ts')

/** An answer with its body taken as JSON where it is any. */
export interface Reply<T> {
  readonly status: number
  readonly headers: Headers
  readonly body: T
}

/** A server on a port of its own, and who speaks to it with its token. */
export class TestServer {
  readonly server: RunningServer

  constructor(server: RunningServer) {
    this.server = server
  }

  async send<T = Failure>(path: string, init: RequestInit = {}): Promise<Reply<T>> {
    const headers = { authorization: `Bearer ${this.server.token}`, ...(init.headers as Record<string, string>) }
    const response = await fetch(`${this.server.origin}${path}`, { redirect: 'manual', ...init, headers })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T }
  }

  async get<T>(path: string): Promise<T> {
    const { status, body } = await this.send<T>(path)
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`)
    return body
  }

  sendJson<T = Failure>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<Reply<T>> {
    return this.send<T>(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
  }

  /** The job when it is over, or as soon as `until` holds. */
  async job(id: string, until: (view: JobView) => boolean = () => false): Promise<JobView> {
    for (;;) {
      const view = await this.get<JobView>(`/api/jobs/${id}`)
      if ((view.state !== 'waiting' && view.state !== 'running') || until(view)) return view
      await new Promise((done) => setTimeout(done, 25))
    }
  }

  close(): Promise<void> {
    return this.server.close()
  }
}

export async function openServer(work: string, options: Partial<ServeOptions> = {}): Promise<TestServer> {
  return new TestServer(
    await serve({
      ...{ work, opened: [], port: 0, host: '127.0.0.1', memory: '500MB', threads: 2, maxUpload: 50e6 },
      ...options,
    }),
  )
}
