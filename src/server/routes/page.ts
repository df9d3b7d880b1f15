import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'

const FOLDER = fileURLToPath(new URL('../../dashboard/', import.meta.url))

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
}

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Clientele</title>
<h1>The page is not built</h1><p>The server works, and its answers are at /api. Build the page with npm run build.</p></html>
`

/** The built page: its files as they are, and index.html for every other address, since the page reads addresses itself. */
export function pageRoutes(): Hono {
  const app = new Hono()
  app.get('/*', async (c) => {
    const name = c.req.path.slice(1)
    const type = TYPES[extname(name)]
    if (type !== undefined && (await pageFiles()).has(name)) {
      const isNamedByContent = name.startsWith('assets/')
      return c.body(await readFile(join(FOLDER, name)), 200, {
        'content-type': type,
        'cache-control': isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
      })
    }
    if (extname(name) !== '' && type !== undefined && name.startsWith('assets/')) return c.notFound()
    const page = await readFile(join(FOLDER, 'index.html'), 'utf8').catch(() => NOT_BUILT)
    return c.html(page, 200, { 'cache-control': 'no-cache' })
  })
  return app
}

/** Names of all files of the page: what is not among them cannot be asked for. */
async function pageFiles(): Promise<ReadonlySet<string>> {
  const entries = await readdir(FOLDER, { recursive: true, withFileTypes: true }).catch(() => [])
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(FOLDER.length).replaceAll('\\', '/')),
  )
}
