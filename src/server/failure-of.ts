import { ClienteleError, QueryError } from '../base/errors.ts'
import type { EngineFailure } from './engine/protocol.ts'

/** Codes of answers by the class of the error. */
const CODES: Readonly<Record<string, string>> = {
  option: 'bad-request',
  source: 'unusable-data',
  state: 'conflict',
  shape: 'bad-request',
}

/** An error as its reader may see it: our own in their words, all others without stack, statement or path. */
export function failureOf(error: unknown): EngineFailure {
  if (error instanceof RangeError) return { code: 'bad-request', message: error.message }
  const text = error instanceof Error ? error.message : String(error)
  if (/out of memory/i.test(text)) {
    return {
      code: 'out-of-memory',
      message: 'there is not enough memory for this; start the server with more --memory',
    }
  }
  if (/no space left|ENOSPC/i.test(text)) {
    return { code: 'disk-full', message: 'there is no space left on the disk; make room and try again' }
  }
  if (error instanceof ClienteleError && !(error instanceof QueryError)) {
    return { code: CODES[error.code] ?? 'internal', message: text }
  }
  process.stderr.write(`clientele: ${error instanceof Error ? (error.stack ?? text) : text}\n`)
  return { code: 'internal', message: 'something went wrong that should not; the terminal of the server says more' }
}
