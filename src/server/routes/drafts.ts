import { Hono } from 'hono'
import type { Desk } from '../desk.ts'
import { readBody } from '../read-body.ts'
import { RequestError } from '../request-error.ts'
import { checked, draftOptions, newDraft, newRun } from '../requests.ts'

/** `/api/uploads` and `/api/drafts`: from a file that is handed over to the job that makes a run of it. */
export function draftRoutes(desk: Desk): Hono {
  const { uploads, drafts } = desk
  const app = new Hono()
  app.post('/uploads', async (c) => {
    const length = c.req.header('content-length')
    const name = c.req.query('name') ?? ''
    return c.json(await uploads.take(name, c.req.raw.body, length === undefined ? null : Number(length)), 201)
  })
  app.post('/drafts', async (c) => {
    const { uploads: ids, options = {} } = checked(newDraft, await readBody(c))
    const files = await Promise.all(ids.map((id) => uploads.find(id)))
    const paths = files.map(({ path }) => path)
    return c.json(await drafts.make(files, paths, options), 201)
  })
  app.get('/drafts/:draft', async (c) => c.json(drafts.view(await drafts.get(c.req.param('draft')))))
  app.put('/drafts/:draft', async (c) => {
    const options = checked(draftOptions, await readBody(c))
    return c.json(await drafts.change(c.req.param('draft'), options))
  })
  app.post('/drafts/:draft/run', async (c) => {
    const draft = await drafts.get(c.req.param('draft'))
    const { settings = {} } = checked(newRun, await readBody(c))
    if (draft.preview?.problem || draft.failure !== null) {
      throw new RequestError('unusable-data', draft.preview?.problem?.message ?? draft.failure ?? '')
    }
    return c.json(desk.makeRun(draft, settings), 202)
  })
  return app
}
