import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { OptionError } from '../base/errors.ts'
import { throwIfAborted } from '../base/progress.ts'
import { here, type MapOptions, type Task, type Threads } from '../base/threads.ts'
import { isCompiled } from './is-compiled.ts'
import type { Answer, Notice, Order } from './worker.ts'

/** Threads that stay until they are closed; `await using` closes them. */
export interface OpenThreads extends Threads, AsyncDisposable {
  /** Starts the threads now and has them read these modules, so that the first tasks in them find both ready. */
  prepare(modules: readonly string[]): void
  close(): Promise<void>
}

/**
 * Worker threads for everything in `clientele/clustering` that takes `threads`. They start at the first use, and
 * results do not depend on their number.
 *
 * @param count 1 works in the calling thread alone; default: what the machine has.
 * @throws OptionError when `count` is no whole number from 1.
 */
export function openThreads(count: number = availableParallelism()): OpenThreads {
  if (!Number.isInteger(count) || count < 1) throw new OptionError(`threads=${count}; give a whole number from 1`)
  const crew = new Crew(count)
  return {
    count,
    prepare(modules) {
      if (count > 1 && isCompiled(import.meta.url)) crew.prepare(modules)
    },
    close: () => crew.close(),
    [Symbol.asyncDispose]: () => crew.close(),
    async map(task, inputs, options = {}) {
      if (count === 1 || inputs.length < 2 || !isCompiled(task.module)) return here.map(task, inputs, options)
      return crew.map(task, inputs, options)
    },
  }
}

/** One input of a `map`, and where its answer goes. */
interface Job {
  readonly order: Order
  readonly batch: Batch
  readonly finish: (output: unknown) => void
}

/** All inputs of one `map`. */
interface Batch {
  readonly fail: (reason: unknown) => void
}

/**
 * While jobs wait, a worker is given some before it ends the first, so that it goes on however busy the calling thread is:
 * its share of the queue over `PART`, at most `MOST`. The last ones go to whoever is free, or one would wait behind a long one.
 */
const PART = 2
const MOST = 8

/** Workers that take the next job, of whichever batch, as soon as they are free. */
class Crew {
  readonly #count: number
  /** What each worker is at, first to last. */
  readonly #jobs = new Map<Worker, Job[]>()
  #queue: Job[] = []

  constructor(count: number) {
    this.#count = count
  }

  prepare(modules: readonly string[]): void {
    while (this.#jobs.size < this.#count) {
      const worker = this.#hire()
      worker.postMessage({ modules } satisfies Notice)
      worker.unref()
    }
  }

  async close(): Promise<void> {
    const workers = [...this.#jobs.keys()]
    this.#jobs.clear()
    await Promise.all(workers.map((worker) => worker.terminate()))
  }

  /** Rejects at the first failure, or when the caller cancels; what still runs of it is ended. */
  async map<Input, Output>(
    { module, name }: Task<Input, Output>,
    inputs: readonly Input[],
    { signal, onDone }: MapOptions,
  ): Promise<Output[]> {
    throwIfAborted(signal)
    const outputs = new Array<Output>(inputs.length)
    let done = 0
    let cancel = (): void => {}
    const work = new Promise<Output[]>((finishAll, failAll) => {
      const batch: Batch = { fail: (reason) => this.#drop(batch).then(() => failAll(reason), failAll) }
      cancel = () => batch.fail(signal?.reason)
      const finish = (index: number, output: unknown): void => {
        outputs[index] = output as Output
        done++
        onDone?.(done / inputs.length)
        if (done === inputs.length) finishAll(outputs)
      }
      for (const [index, input] of inputs.entries()) {
        this.#queue.push({ order: { module, name, input }, batch, finish: (output) => finish(index, output) })
      }
    })
    signal?.addEventListener('abort', cancel)
    this.#handOut()
    return work.finally(() => signal?.removeEventListener('abort', cancel))
  }

  /** Everybody has one job before anybody has a second. */
  #handOut(): void {
    while (this.#queue.length > 0) {
      const worker = this.#leastBusy()
      if (!worker) return
      const job = this.#queue.shift()!
      this.#jobs.get(worker)!.push(job)
      worker.ref()
      worker.postMessage(job.order)
    }
  }

  /** Who is given the next job; nobody where all have enough to do. */
  #leastBusy(): Worker | undefined {
    const atOnce = 1 + Math.min(MOST - 1, Math.floor(this.#queue.length / (PART * this.#count)))
    let [least, held] = [undefined as Worker | undefined, atOnce]
    for (const [worker, { length }] of this.#jobs) if (length < held) [least, held] = [worker, length]
    return held > 0 && this.#jobs.size < this.#count ? this.#hire() : least
  }

  #hire(): Worker {
    const worker = new Worker(new URL('./worker.js', import.meta.url))
    const jobs: Job[] = []
    this.#jobs.set(worker, jobs)
    worker.on('message', (answer: Answer) => {
      const job = jobs.shift()
      if (!job) return
      if (jobs.length === 0) worker.unref()
      if ('error' in answer) job.batch.fail(answer.error)
      else job.finish(answer.output)
      this.#handOut()
    })
    worker.on('error', (error) => jobs[0]?.batch.fail(error))
    return worker
  }

  /**
   * Takes a batch out of the queue and ends the workers that are at it; others take their place when needed, and do what
   * the ended ones still had to do.
   */
  async #drop(batch: Batch): Promise<void> {
    const workers = [...this.#jobs].filter(([, jobs]) => jobs.some((job) => job.batch === batch))
    const left = [...workers.flatMap(([, jobs]) => jobs.splice(0)), ...this.#queue]
    this.#queue = left.filter((job) => job.batch !== batch)
    for (const [worker] of workers) this.#jobs.delete(worker)
    await Promise.all(workers.map(([worker]) => worker.terminate()))
    this.#handOut()
  }
}
