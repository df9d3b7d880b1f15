import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readFile, realpath, rm, stat } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import { EXPORT_FORMATS } from '../../api/customers.ts'
import { filterFromWords, filterToWords } from '../../api/filter-words.ts'
import type { Desk } from '../desk.ts'
import { RequestError } from '../request-error.ts'
import { reportPolicy } from '../security/report-policy.ts'

/** The files of a run that are handed out, with their types. */
const FILES: Readonly<Record<string, string>> = {
  'customers.csv': 'text/csv; charset=utf-8',
  'customers.parquet': 'application/vnd.apache.parquet',
  'segments.csv': 'text/csv; charset=utf-8',
  'rejects.csv': 'text/csv; charset=utf-8',
  'model.json': 'application/json',
  'run.json': 'application/json',
  'report.json': 'application/json',
  'report.html': 'text/html; charset=utf-8',
}

const TYPES = {
  csv: FILES['customers.csv']!,
  parquet: FILES['customers.parquet']!,
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** `/api/runs/:run/files/:name` and `/api/runs/:run/export` */
export function fileRoutes(desk: Desk): Hono {
  const app = new Hono()
  app.get('/:run/files/:name', async (c) => {
    const { run, folder } = await desk.runs.get(c.req.param('run'))
    const name = c.req.param('name')
    const type = Object.hasOwn(FILES, name) ? FILES[name]! : undefined
    const path = join(folder, name)
    if (!type || !(await isFileOf(folder, path))) {
      throw new RequestError('not-found', 'the run has no such file, or not yet; its files are named in run.json')
    }
    if (name === 'report.html') {
      const page = await readFile(path, 'utf8')
      return c.body(page, 200, { 'content-type': type, 'content-security-policy': reportPolicy(page) })
    }
    return send(c, path, type, `${run}-${name}`)
  })
  app.get('/:run/export', async (c) => {
    const { run, folder, ...rest } = await desk.runs.get(c.req.param('run'))
    const words = new URL(c.req.url).searchParams
    const format = EXPORT_FORMATS.find((known) => known === (words.get('format') ?? 'csv'))
    if (!format) throw new RequestError('bad-request', `format must be one of ${EXPORT_FORMATS.join(', ')}; choose one`)
    const filter = filterFromWords(words)
    const path = join(desk.tempFolder, `export-${randomUUID()}.${format}`)
    const engine = desk.engineOf({ run, folder, ...rest })
    try {
      await engine.call('export', { run, folder, filter, format, path }, { signal: c.req.raw.signal })
      return await send(c, path, TYPES[format], exportName(run, filterToWords(filter), format), true)
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
  })
  return app
}

/** Streams a file as one to be saved; `once` removes it afterwards. */
async function send(c: Context, path: string, type: string, name: string, once = false): Promise<Response> {
  const { size } = await stat(path)
  const stream = createReadStream(path)
  if (once) stream.once('close', () => void rm(path, { force: true }))
  return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
    'content-type': type,
    'content-length': String(size),
    'content-disposition': `attachment; filename="${name}"`,
  })
}

/** Whether a path is a plain file that lies in the folder itself, and no link to another place. */
async function isFileOf(folder: string, path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null)
  if (!found?.isFile()) return false
  const [real, home] = [await realpath(path), await realpath(folder)]
  return real.startsWith(home.endsWith(sep) ? home : `${home}${sep}`) && resolve(path).startsWith(resolve(folder))
}

/** `r0123456789ab-segment-at-risk-recency-30-90.csv`: the run and the filter, in letters that any system takes. */
function exportName(run: string, filter: URLSearchParams, format: string): string {
  const words = [...filter]
    .filter(([name]) => name !== 'x' && name !== 'y')
    .map(([name, value]) => (name === 'polygon' ? 'selected' : `${name}-${value}`))
  const said = words
    .join('-')
    .replace(/\.\./g, '-')
    .replace(/[^A-Za-z0-9.-]+/g, '_')
    .slice(0, 80)
  return `${[run, said || 'customers'].join('-').replace(/[-_.]+$/, '')}.${format}`
}
