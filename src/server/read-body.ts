import type { Context } from 'hono'
import { RequestError } from './request-error.ts'

/** Settings and roles are small. */
const MOST_BYTES = 100_000

/** The body of a request as JSON. @throws RequestError when it is none, or too long. */
export async function readBody(c: Context): Promise<unknown> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new RequestError('bad-request', 'the body must be application/json')
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of (c.req.raw.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += part.length
    if (bytes > MOST_BYTES)
      throw new RequestError('too-large', `the body is longer than ${MOST_BYTES} bytes; send less`)
    parts.push(part)
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'))
  } catch {
    throw new RequestError('bad-request', 'the body is no JSON; check its syntax')
  }
}
