import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Desk } from '../desk.ts'

/** Proxies and browsers take a line that is silent for longer for dead. */
const HEARTBEAT_MS = 15_000

/** `/api/jobs/:job`: how far a job is, once or as it goes on, and its end. */
export function jobRoutes({ jobs }: Desk): Hono {
  const app = new Hono()
  app.get('/:job', (c) => c.json(jobs.get(c.req.param('job')).view))
  app.delete('/:job', (c) => c.json(jobs.cancel(c.req.param('job'))))
  app.get('/:job/events', (c) => {
    const id = c.req.param('job')
    jobs.get(id)
    return streamSSE(c, async (stream) => {
      const left = new AbortController()
      stream.onAbort(() => left.abort())
      while (!left.signal.aborted) {
        const { view, version } = jobs.get(id)
        await stream.writeSSE({ id: String(version), data: JSON.stringify(view) })
        if (view.state !== 'waiting' && view.state !== 'running') return
        await jobs.change(id, version, HEARTBEAT_MS, left.signal)
      }
    })
  })
  return app
}
