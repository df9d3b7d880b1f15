import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { OptionError } from '../base/errors.ts'
import { throwIfAborted } from '../base/progress.ts'
import { here, type MapOptions, type Task, type Threads } from '../base/threads.ts'
import { isCompiled } from './is-compiled.ts'
import type { Answer, Order } from './worker.ts'

/** Threads that stay until they are closed; `await using` closes them. */
export interface OpenThreads extends Threads, AsyncDisposable {
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

/** Workers that take the next job, of whichever batch, as soon as they are free. */
class Crew {
  readonly #count: number
  readonly #idle: Worker[] = []
  readonly #all = new Set<Worker>()
  readonly #busy = new Map<Worker, Job>()
  #queue: Job[] = []

  constructor(count: number) {
    this.#count = count
  }

  async close(): Promise<void> {
    const workers = [...this.#all]
    this.#all.clear()
    this.#idle.length = 0
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

  #handOut(): void {
    while (this.#queue.length > 0 && (this.#idle.length > 0 || this.#all.size < this.#count)) {
      const worker = this.#idle.pop() ?? this.#hire()
      const job = this.#queue.shift()!
      this.#busy.set(worker, job)
      worker.ref()
      worker.postMessage(job.order)
    }
  }

  #hire(): Worker {
    const worker = new Worker(new URL('./worker.js', import.meta.url))
    this.#all.add(worker)
    worker.on('message', (answer: Answer) => {
      const job = this.#busy.get(worker)
      if (!job) return
      this.#busy.delete(worker)
      worker.unref()
      this.#idle.push(worker)
      if ('error' in answer) job.batch.fail(answer.error)
      else job.finish(answer.output)
      this.#handOut()
    })
    worker.on('error', (error) => this.#busy.get(worker)?.batch.fail(error))
    return worker
  }

  /** Takes a batch out of the queue and ends the workers that are at it; others take their place when needed. */
  async #drop(batch: Batch): Promise<void> {
    this.#queue = this.#queue.filter((job) => job.batch !== batch)
    const workers = [...this.#busy].filter(([, job]) => job.batch === batch).map(([worker]) => worker)
    for (const worker of workers) {
      this.#busy.delete(worker)
      this.#all.delete(worker)
    }
    await Promise.all(workers.map((worker) => worker.terminate()))
    this.#handOut()
  }
}
