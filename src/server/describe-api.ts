import { toJsonSchema } from '@valibot/to-json-schema'
import { VERSION } from '../pipeline/version.ts'
import { draftOptions, newDraft, newRun, newVariant } from './requests.ts'
import { ROUTES, type RouteEntry } from './route-list.ts'

type Json = Readonly<Record<string, unknown>>

const BODIES = { draftOptions, newDraft, newRun, newVariant } as const

/**
 * The description of all routes (OpenAPI 3.1). Bodies are described by the schemas that check them; `types` are the schemas of the
 * answers, by the name of the type.
 */
export function describeApi(types: Readonly<Record<string, unknown>>): Json {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of ROUTES) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Clientele',
      version: VERSION,
      description: 'What `clientele serve` answers. See docs/reference/server.md.',
    },
    security: [{ bearer: [] }, { cookie: [] }],
    paths,
    components: {
      schemas: types,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'The token of the printed address.' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'clientele-4242', description: 'Its name ends in the port.' },
      },
    },
  }
}

function operation({ path, summary, query = {}, body, answers }: RouteEntry): Json {
  const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
  }))
  const words = Object.entries(query).map(([name, { text, values, repeatable, required = false }]) => {
    const one = { type: 'string', ...(values && { enum: values }) }
    return { name, in: 'query', required, description: text, schema: repeatable ? { type: 'array', items: one } : one }
  })
  return {
    summary,
    ...(parts.length + words.length > 0 && { parameters: [...parts, ...words] }),
    ...(body && { requestBody: { required: true, content: bodyContent(body) } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, type]) => [status, answer(type)])),
      default: { description: 'why not', content: json({ $ref: '#/components/schemas/Failure' }) },
    },
  }
}

function bodyContent(body: NonNullable<RouteEntry['body']>): Json {
  if (body === 'file') return { 'application/octet-stream': {} }
  const { $schema: _, ...schema } = toJsonSchema(BODIES[body], { target: 'draft-2020-12', errorMode: 'ignore' })
  return json(schema)
}

function answer(type: string): Json {
  if (type === 'file') return { description: 'the file', content: { '*/*': {} } }
  const name = type.replace('[]', '')
  const schema = { $ref: `#/components/schemas/${name}` }
  if (type === 'events') {
    return { description: 'each a JobView', content: { 'text/event-stream': { schema: { type: 'string' } } } }
  }
  return { description: name, content: json(type.endsWith('[]') ? { type: 'array', items: schema } : schema) }
}

function json(schema: unknown): Json {
  return { 'application/json': { schema } }
}
