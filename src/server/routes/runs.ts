import { Hono } from 'hono'
import type { Desk } from '../desk.ts'
import { frozenReason } from '../frozen-reason.ts'
import { readBody } from '../read-body.ts'
import { RequestError } from '../request-error.ts'
import { checked, newVariant } from '../requests.ts'
import { changedOptions } from '../run-settings.ts'
import { runView } from '../run-view.ts'

/** `/api/runs`: the list of runs, one run, and the run again with other settings. */
export function runRoutes(desk: Desk): Hono {
  const app = new Hono()
  app.get('/', async (c) => c.json(await desk.runs.cards()))
  app.get('/:run', async (c) => c.json(await runView(await desk.runs.get(c.req.param('run')), desk.runs)))
  app.post('/:run/variants', async (c) => {
    const run = await desk.runs.get(c.req.param('run'))
    const { settings } = checked(newVariant, await readBody(c))
    const frozen = await frozenReason(run.json)
    if (frozen !== null) throw new RequestError('frozen', frozen)
    return c.json(await desk.makeVariant(run, changedOptions(run.json.options, settings)), 202)
  })
  return app
}
