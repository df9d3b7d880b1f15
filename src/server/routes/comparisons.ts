import { Hono } from 'hono'
import { compareRuns } from '../compare-runs.ts'
import type { Desk } from '../desk.ts'

/** `/api/comparisons?from=RUN&to=RUN` */
export function comparisonRoutes(desk: Desk): Hono {
  const app = new Hono()
  app.get('/', async (c) => {
    const from = await desk.runs.get(c.req.query('from') ?? '')
    const to = await desk.runs.get(c.req.query('to') ?? '')
    const place = ({ run, folder }: typeof from) => ({ run, folder })
    const crossing = await desk.engineOf(to).call('compare', { from: place(from), to: place(to) })
    return c.json(compareRuns(from, to, crossing))
  })
  return app
}
