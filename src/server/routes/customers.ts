import { Hono } from 'hono'
import { SORTS, type Sort } from '../../api/customers.ts'
import { filterFromWords, measureOf } from '../../api/filter-words.ts'
import { splitOptions } from '../../pipeline/split-options.ts'
import type { Desk } from '../desk.ts'
import { frozenReason } from '../frozen-reason.ts'
import { pseudonymReason } from '../pseudonym-reason.ts'
import { RequestError } from '../request-error.ts'
import { wholeOf } from '../whole-of.ts'

const MOST_ROWS = 1000

/** `/api/runs/:run/...`: what can be asked about the customers of a run. */
export function customerRoutes(desk: Desk): Hono {
  const app = new Hono()
  app.get('/:run/customers', async (c) => {
    const run = await desk.runs.get(c.req.param('run'))
    const words = new URL(c.req.url).searchParams
    const filter = filterFromWords(words)
    const wish = {
      ...sortOf(words.get('sort') ?? 'id'),
      offset: wholeOf(words, 'offset', { usual: 0, from: 0, to: 1e9 }),
      limit: wholeOf(words, 'limit', { usual: 100, from: 1, to: MOST_ROWS }),
    }
    return c.json(await desk.engineOf(run).call('page', { run: run.run, folder: run.folder, filter, wish }))
  })
  app.get('/:run/selection', async (c) => {
    const run = await desk.runs.get(c.req.param('run'))
    const filter = filterFromWords(new URL(c.req.url).searchParams)
    return c.json(await desk.engineOf(run).call('selection', { run: run.run, folder: run.folder, filter }))
  })
  app.get('/:run/density', async (c) => {
    const run = await desk.runs.get(c.req.param('run'))
    const words = new URL(c.req.url).searchParams
    const grid = {
      x: measureOf(words.get('x') ?? 'recency', 'x'),
      y: measureOf(words.get('y') ?? 'revenue', 'y'),
      columns: wholeOf(words, 'columns', { usual: 180, from: 2, to: 300 }),
      rows: wholeOf(words, 'rows', { usual: 120, from: 2, to: 300 }),
    }
    return c.json(await desk.engineOf(run).call('density', { run: run.run, folder: run.folder, grid }))
  })
  app.get('/:run/segments/:slug', async (c) => {
    const run = await desk.runs.get(c.req.param('run'))
    const call = { run: run.run, folder: run.folder, slug: c.req.param('slug') }
    const found = await desk.engineOf(run).call('segmentView', call)
    if (found) return c.json(found)
    throw new RequestError('not-found', 'the run has no such segment; choose one from its list')
  })
  app.get('/:run/customers/:id', async (c) => {
    const run = await desk.runs.get(c.req.param('run'))
    const call = { run: run.run, folder: run.folder, customer: c.req.param('id') }
    const found = await desk.engineOf(run).call('customer', call)
    if (found) return c.json(found)
    throw new RequestError('not-found', 'the run has no such customer; search for a part of the id')
  })
  app.get('/:run/customers/:id/orders', async (c) => {
    const run = await desk.runs.get(c.req.param('run'))
    const hidden = pseudonymReason(run.json)
    if (hidden !== null) throw new RequestError('no-history', hidden)
    const options = splitOptions(run.json.options).shopOptions
    const call = { sources: desk.sourcesOf(run), options, customer: c.req.param('id') }
    const found = await desk.engineOf(run).call('orders', call)
    if (found) return c.json(found)
    const frozen = await frozenReason(run.json)
    if (frozen !== null) throw new RequestError('no-history', frozen)
    return c.json(desk.readHistory(run), 202)
  })
  return app
}

/** `-revenue`: by revenue, highest first. */
function sortOf(word: string): { sort: Sort; descending: boolean } {
  const name = word.replace(/^-/, '')
  const sort = SORTS.find((known) => known === name)
  if (sort) return { sort, descending: word.startsWith('-') }
  throw new RequestError('bad-request', `sort=${word} is not known; choose one of ${SORTS.join(', ')}`)
}
