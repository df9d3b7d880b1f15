import { randomBytes } from 'node:crypto'
import type { JobStage, JobView } from '../api/job.ts'
import type { EngineEvent } from './engine/protocol.ts'
import { failureOf } from './failure-of.ts'
import { RequestError } from './request-error.ts'

/** What a job does; it is given what ends it and what hears of its events. */
export type JobWork = (following: {
  readonly job: string
  readonly signal: AbortSignal
  readonly onEvent: (event: EngineEvent) => void
}) => Promise<{ readonly run: string | null }>

interface Job {
  view: JobView
  /** Counts the states that the job has had. */
  version: number
  stageSince: number
  /** Gives up the job's place among those that run; what is left of it waits for its turn in its engine. */
  leave: () => void
  readonly abort: AbortController
  readonly watchers: Set<() => void>
}

const MOST_RUNNING = 2
const MOST_KEPT = 200

/** Work that takes a while: at most two jobs run at once until their run is shown, the others wait for their turn. */
export class Jobs {
  readonly #jobs = new Map<string, Job>()
  readonly #waiting: (() => void)[] = []
  #running = 0

  /** Queues work. @returns the job as it stands. */
  start(kind: JobView['kind'], work: JobWork): JobView {
    const job = this.#add({ kind, state: 'waiting', run: null })
    void this.#queue(job, work)
    return job.view
  }

  /** A job that is over before it has begun, since its run is there already. */
  done(kind: JobView['kind'], run: string): JobView {
    return this.#add({ kind, state: 'done', run }).view
  }

  /** @throws RequestError when there is no such job. */
  get(id: string): { readonly view: JobView; readonly version: number } {
    const job = this.#find(id)
    return { view: timed(job), version: job.version }
  }

  /** Ends a job; one that is over stays as it is. */
  cancel(id: string): JobView {
    const job = this.#find(id)
    job.abort.abort(new RequestError('cancelled', 'the work was cancelled'))
    return job.view
  }

  /** Resolves when the job has another state than that of `version`, or the time is over. */
  async change(id: string, version: number, timeout: number, signal?: AbortSignal): Promise<void> {
    const job = this.#find(id)
    if (job.version !== version) return
    await new Promise<void>((done) => {
      const finish = (): void => {
        clearTimeout(timer)
        job.watchers.delete(finish)
        signal?.removeEventListener('abort', finish)
        done()
      }
      const timer = setTimeout(finish, timeout)
      job.watchers.add(finish)
      signal?.addEventListener('abort', finish)
    })
  }

  /** Resolves when the job is over, or the time. */
  async over(id: string, timeout: number): Promise<void> {
    const until = performance.now() + timeout
    for (;;) {
      const { view, version } = this.#find(id)
      const left = until - performance.now()
      if ((view.state !== 'waiting' && view.state !== 'running') || left <= 0) return
      await this.change(id, version, left)
    }
  }

  /** Ends all jobs. */
  close(): void {
    for (const job of this.#jobs.values()) job.abort.abort(new RequestError('cancelled', 'the server was closed'))
  }

  #add(given: Pick<JobView, 'kind' | 'state' | 'run'>): Job {
    const id = `j${randomBytes(8).toString('hex')}`
    const job: Job = {
      view: { job: id, ...given, stages: [], preview: null, tested: given.state === 'done', error: null },
      version: 0,
      stageSince: 0,
      leave: () => {},
      abort: new AbortController(),
      watchers: new Set(),
    }
    this.#jobs.set(id, job)
    this.#forgetOld()
    return job
  }

  async #queue(job: Job, work: JobWork): Promise<void> {
    const { signal } = job.abort
    const isOver = await this.#turn(signal)
    if (isOver) return this.#update(job, { state: 'cancelled' })
    this.#update(job, { state: 'running' })
    let isIn = true
    job.leave = () => {
      if (!isIn) return
      isIn = false
      this.#running--
      this.#waiting.shift()?.()
    }
    try {
      const { run } = await work({ job: job.view.job, signal, onEvent: (event) => this.#hear(job, event) })
      this.#update(job, { state: 'done', run, tested: true, stages: ended(job) })
    } catch (error) {
      if (signal.aborted) this.#update(job, { state: 'cancelled', run: null, stages: ended(job) })
      else this.#update(job, { state: 'failed', run: null, error: wordsOf(error), stages: ended(job) })
    } finally {
      job.leave()
    }
  }

  /** Waits for a place. @returns whether the job was cancelled before it had one. */
  async #turn(signal: AbortSignal): Promise<boolean> {
    if (this.#running >= MOST_RUNNING) {
      await new Promise<void>((go) => {
        const give = (): void => {
          signal.removeEventListener('abort', leave)
          go()
        }
        const leave = (): void => {
          const at = this.#waiting.indexOf(give)
          if (at >= 0) this.#waiting.splice(at, 1)
          go()
        }
        this.#waiting.push(give)
        signal.addEventListener('abort', leave, { once: true })
      })
    }
    if (signal.aborted) {
      if (this.#running < MOST_RUNNING) this.#waiting.shift()?.()
      return true
    }
    this.#running++
    return false
  }

  #hear(job: Job, event: EngineEvent): void {
    if (event.kind === 'preview') this.#update(job, { preview: event.segments })
    else if (event.kind === 'shown') {
      this.#update(job, { run: event.run, tested: event.tested })
      job.leave()
    } else this.#update(job, { stages: staged(job, event) })
  }

  #update(job: Job, change: Partial<JobView>): void {
    job.view = { ...job.view, ...change }
    job.version++
    for (const tell of [...job.watchers]) tell()
  }

  #find(id: string): Job {
    const job = this.#jobs.get(id)
    if (job) return job
    throw new RequestError('not-found', 'there is no such job; the server may have been started anew')
  }

  #forgetOld(): void {
    for (const [id, { view }] of this.#jobs) {
      if (this.#jobs.size <= MOST_KEPT) return
      if (view.state !== 'waiting' && view.state !== 'running') this.#jobs.delete(id)
    }
  }
}

function wordsOf(error: unknown): { code: string; message: string } {
  return error instanceof RequestError ? { code: error.code, message: error.message } : failureOf(error)
}

/** The stages with the time that the last one has taken until now. */
function timed(job: Job): JobView {
  return job.view.state === 'running' ? { ...job.view, stages: withTime(job) } : job.view
}

function withTime({ view: { stages }, stageSince }: Job): readonly JobStage[] {
  const last = stages.at(-1)
  if (!last) return stages
  return [...stages.slice(0, -1), { ...last, ms: Math.round(performance.now() - stageSince) }]
}

function ended(job: Job): readonly JobStage[] {
  const stages = withTime(job)
  const last = stages.at(-1)
  return last ? [...stages.slice(0, -1), { ...last, done: last.done === null ? null : 1 }] : stages
}

function staged(job: Job, { stage, done }: Extract<EngineEvent, { kind: 'stage' }>): readonly JobStage[] {
  const stages = withTime(job)
  const last = stages.at(-1)
  if (last?.name === stage) return [...stages.slice(0, -1), { ...last, done }]
  const before = ended(job)
  job.stageSince = performance.now()
  return [...before, { name: stage, ms: 0, done }]
}
