import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import type { Failure } from '../api/failure.ts'
import type { Desk } from './desk.ts'
import { failureOf } from './failure-of.ts'
import { RequestError, statusOf } from './request-error.ts'
import { comparisonRoutes } from './routes/comparisons.ts'
import { customerRoutes } from './routes/customers.ts'
import { draftRoutes } from './routes/drafts.ts'
import { fileRoutes } from './routes/files.ts'
import { jobRoutes } from './routes/jobs.ts'
import { pageRoutes } from './routes/page.ts'
import { runRoutes } from './routes/runs.ts'
import { requireToken } from './security/access.ts'
import { secureHeaders } from './security/headers.ts'
import { requireOwnOrigin } from './security/origin.ts'

export interface AppOptions {
  readonly token: string
  /** Host headers that are answered, with their port. */
  readonly hosts: () => ReadonlySet<string>
  readonly port: () => number
}

/** All routes, behind what keeps others out. */
export function createApp(desk: Desk, { token, hosts, port }: AppOptions): Hono {
  const app = new Hono()
  app.use(secureHeaders(), requireOwnOrigin(hosts), requireToken(token, port))
  app.route('/api/runs', runRoutes(desk))
  app.route('/api/runs', customerRoutes(desk))
  app.route('/api/runs', fileRoutes(desk))
  app.route('/api/jobs', jobRoutes(desk))
  app.route('/api/comparisons', comparisonRoutes(desk))
  app.route('/api', draftRoutes(desk))
  app.get('/api/openapi.json', async (c) => {
    const text = await readFile(new URL('./openapi.json', import.meta.url), 'utf8')
    return c.body(text, 200, { 'content-type': 'application/json' })
  })
  app.all('/api/*', () => {
    throw new RequestError('not-found', 'there is no such address; see docs/reference/server.md')
  })
  app.route('/', pageRoutes())
  app.onError((error, c) => {
    const { code, message } = error instanceof RequestError ? error : failureOf(error)
    return c.json({ error: { code, message } } satisfies Failure, statusOf(code))
  })
  app.notFound((c) =>
    c.json(
      { error: { code: 'not-found', message: 'there is no such address; go to the start page' } } satisfies Failure,
      404,
    ),
  )
  return app
}
