import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Upload } from '../api/draft.ts'
import { RequestError } from './request-error.ts'

const UPLOAD_ID = /^u[0-9a-f]{16}$/
/** Names stay below what file systems take, in bytes. */
const LONGEST_NAME = 120
const MOST_PASSED = 64e6

/** Files that were handed over, each in a folder of its own under its own name. */
export class Uploads {
  readonly #folder: string
  readonly #most: number

  constructor(folder: string, most: number) {
    this.#folder = folder
    this.#most = most
  }

  /**
   * Takes a file as it comes in. What was begun and not finished is removed.
   *
   * @throws RequestError when it is empty, larger than allowed, or breaks off.
   */
  async take(name: string, body: ReadableStream<Uint8Array> | null, length: number | null): Promise<Upload> {
    if (body !== null && length !== null && length > this.#most) throw await this.#tooLarge(body.getReader())
    if (body === null) throw new RequestError('bad-request', 'the file is empty; choose another')
    const upload = `u${randomBytes(8).toString('hex')}`
    const folder = join(this.#folder, upload)
    const shown = safeName(name)
    const path = join(folder, shown)
    await mkdir(folder, { recursive: true })
    try {
      const bytes = await this.#write(body, path)
      if (bytes === 0) throw new RequestError('bad-request', 'the file is empty; choose another')
      if (length !== null && bytes !== length)
        throw new RequestError('bad-request', 'the file broke off; send it again')
      return { upload, name: shown, bytes }
    } catch (error) {
      await rm(folder, { recursive: true, force: true })
      throw error
    }
  }

  /** The file of an upload. @throws RequestError when there is none. */
  async find(upload: string): Promise<Upload & { readonly path: string }> {
    if (UPLOAD_ID.test(upload)) {
      const folder = join(this.#folder, upload)
      const [name] = await readdir(folder).catch(() => [])
      if (name !== undefined) {
        const path = join(folder, name)
        return { upload, name, path, bytes: (await stat(path)).size }
      }
    }
    throw new RequestError('not-found', 'there is no such upload; send the file again')
  }

  async #write(body: ReadableStream<Uint8Array>, path: string): Promise<number> {
    await using file = await open(path, 'wx')
    const reader = body.getReader()
    let bytes = 0
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new RequestError('bad-request', 'the file broke off; send it again')
      })
      if (done) return bytes
      bytes += value.length
      if (bytes > this.#most) throw await this.#tooLarge(reader)
      await file.writeFile(value)
    }
  }

  /** Lets some more of the body go by, since its sender does not listen before it has spoken. */
  async #tooLarge(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<RequestError> {
    for (let left = MOST_PASSED; left > 0; ) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }))
      if (done || !value) break
      left -= value.length
    }
    const size = `${Math.round(this.#most / 1e6).toLocaleString('en-GB')} MB`
    return new RequestError('too-large', `the file is larger than ${size}; start the server with more --max-upload`)
  }
}

/**
 * The last part of a name, without what file systems, shells or the search for files by pattern would take amiss.
 * Letters of any script stay.
 */
function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1)!
  const clean = last.replace(/[^\p{L}\p{M}\p{N}._ ()+-]/gu, '_').replace(/^[.\s-]+|[.\s]+$/g, '')
  if (clean === '') return 'orders.csv'
  const dot = clean.lastIndexOf('.')
  const end = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : ''
  let stem = end ? clean.slice(0, dot) : clean
  while (Buffer.byteLength(stem + end) > LONGEST_NAME) stem = [...stem].slice(0, -1).join('')
  return `${stem || 'orders'}${end}`
}
