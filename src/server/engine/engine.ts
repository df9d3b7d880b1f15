import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { RequestError } from '../request-error.ts'
import type { Answer, CallName, EngineEvent, EngineOrder, EngineReply, Params } from './protocol.ts'

export interface EngineLimits {
  readonly memory: string
  readonly threads: number
  /** A folder of its own, for copies of sources and for what does not fit in memory; removed with the process. */
  readonly tempFolder: string
  /** Takes out of an engine's words what readers need not see. */
  readonly redact: (text: string) => string
}

export interface CallOptions {
  readonly onEvent?: (event: EngineEvent) => void
  readonly signal?: AbortSignal
}

interface Pending {
  readonly finish: (answer: unknown) => void
  readonly fail: (error: Error) => void
  readonly onEvent: ((event: EngineEvent) => void) | undefined
}

/** So long an engine may go on after its work was cancelled before its process is ended. */
const PATIENCE_MS = 5000

/** An engine process as the server sees it. A crash fails the calls that were under way, and nothing else. */
export class Engine {
  readonly #child: ChildProcess
  readonly #pending = new Map<number, Pending>()
  readonly ended: Promise<void>
  readonly #redact: (text: string) => string
  #calls = 0
  #isOver = false

  constructor({ memory, threads, tempFolder, redact }: EngineLimits) {
    this.#redact = redact
    const program = fileURLToPath(new URL('./program.js', import.meta.url))
    mkdirSync(tempFolder, { recursive: true })
    this.#child = fork(program, [memory, String(threads), tempFolder], {
      serialization: 'advanced',
      env: { ...process.env, TMPDIR: tempFolder },
    })
    this.#child.on('message', (reply: EngineReply) => this.#take(reply))
    this.#child.on('error', () => this.#child.kill('SIGKILL'))
    this.ended = new Promise((done) => {
      this.#child.on('exit', (code, signal) => {
        this.#isOver = true
        const how = signal ?? `code ${code}`
        for (const pending of this.#pending.values()) {
          pending.fail(
            new RequestError(
              'engine-ended',
              `the work ended unexpectedly (${how}), as it does when memory runs out; try again, or start the server with more --memory`,
            ),
          )
        }
        this.#pending.clear()
        void rm(tempFolder, { recursive: true, force: true }).then(done, done)
      })
    })
  }

  /** Takes out of words what readers need not see. */
  redact(text: string): string {
    return this.#redact(text)
  }

  get isOver(): boolean {
    return this.#isOver
  }

  get isBusy(): boolean {
    return this.#pending.size > 0
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /** @throws RequestError with the engine's own words; the signal's reason when the caller cancels. */
  call<Name extends CallName>(call: Name, params: Params<Name>, options: CallOptions = {}): Promise<Answer<Name>> {
    const { signal, onEvent } = options
    const id = ++this.#calls
    const answer = new Promise<unknown>((finish, fail) => {
      if (this.#isOver) fail(new RequestError('engine-ended', 'the engine has ended; try again'))
      this.#pending.set(id, { finish, fail, onEvent })
      this.#send({ id, call, params } as EngineOrder)
    })
    if (!signal) return answer as Promise<Answer<Name>>
    const cancel = (): void => {
      this.#send({ cancel: id })
      const impatient = setTimeout(() => this.#pending.has(id) && this.#child.kill('SIGKILL'), PATIENCE_MS)
      impatient.unref()
    }
    if (signal.aborted) cancel()
    else signal.addEventListener('abort', cancel, { once: true })
    return (answer as Promise<Answer<Name>>).finally(() => signal.removeEventListener('abort', cancel))
  }

  /** Ends the process. */
  async close(): Promise<void> {
    if (this.#isOver) return
    this.#child.disconnect()
    const stubborn = setTimeout(() => this.#child.kill('SIGKILL'), PATIENCE_MS)
    await this.ended
    clearTimeout(stubborn)
  }

  #send(order: EngineOrder): void {
    if (!this.#isOver && this.#child.connected) this.#child.send(order)
  }

  #take(reply: EngineReply): void {
    const pending = this.#pending.get(reply.id)
    if (!pending) return
    if ('event' in reply) {
      pending.onEvent?.(reply.event)
      return
    }
    this.#pending.delete(reply.id)
    if ('answer' in reply) pending.finish(reply.answer)
    else pending.fail(new RequestError(reply.failure.code, this.#redact(reply.failure.message)))
  }
}
