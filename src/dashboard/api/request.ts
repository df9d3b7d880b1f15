import type { Failure } from '../../api/failure.ts'
import { noteAnswer, noteSilence } from './connection.ts'
import { RequestFailure } from './request-failure.ts'

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON; a `Blob` is sent as it is. */
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/**
 * What the server answers, as JSON; undefined where it has nothing to say.
 *
 * @throws {RequestFailure} when the answer is not 2xx, or nobody answers.
 */
export async function request<T>(address: string, { method = 'GET', body, signal }: RequestOptions = {}): Promise<T> {
  const json = body !== undefined && !(body instanceof Blob)
  let response: Response
  try {
    response = await fetch(address, {
      method,
      credentials: 'same-origin',
      headers: json ? { 'content-type': 'application/json' } : {},
      ...(body !== undefined && { body: json ? JSON.stringify(body) : (body as Blob) }),
      ...(signal && { signal }),
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw silence()
  }
  noteAnswer()
  const text = await response.text()
  if (!response.ok) throw toFailure(response.status, text)
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** What is said when nobody answers. */
export function silence(): RequestFailure {
  noteSilence()
  return new RequestFailure('no-answer', 'Clientele has stopped; start it again with `clientele serve`', 0)
}

/** What an answer that is not 2xx says. */
export function toFailure(status: number, text: string): RequestFailure {
  try {
    const { error } = JSON.parse(text) as Failure
    return new RequestFailure(error.code, error.message, status)
  } catch {
    return new RequestFailure('internal', `the server answered ${status}; its window may say more`, status)
  }
}
