// @ts-check
// The last step of `npm run build`: dist/server/openapi.json, from the routes, the schemas of requests and the types of answers.
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { apiSchemas } from './api-schemas.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const server = join(root, 'dist', 'server')
const { describeApi } = await import(pathToFileURL(join(server, 'describe-api.js')).href)
const { ROUTES } = await import(pathToFileURL(join(server, 'route-list.js')).href)

const answered = ROUTES.flatMap((/** @type {{ answers: Record<number, string> }} */ { answers }) =>
  Object.values(answers),
)
const types = [...new Set(answered.map((name) => name.replace('[]', '')))].filter((name) => /^[A-Z]/.test(name))
writeFileSync(join(server, 'openapi.json'), `${JSON.stringify(describeApi(apiSchemas(root, ['Failure', ...types])))}\n`)
