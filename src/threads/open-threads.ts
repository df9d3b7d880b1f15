import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { OptionError } from '../base/errors.ts'
import { here, type MapOptions, type Task, type Threads } from '../base/threads.ts'
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
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const close = async (): Promise<void> => {
    await Promise.all([...all].map((worker) => worker.terminate()))
    all.clear()
    idle.length = 0
  }
  return {
    count,
    close,
    [Symbol.asyncDispose]: close,
    async map(task, inputs, options = {}) {
      if (count === 1 || inputs.length < 2 || !isCompiled(task.module)) return here.map(task, inputs, options)
      const crew = Array.from({ length: Math.min(count, inputs.length) }, () => idle.pop() ?? hire(all))
      try {
        const outputs = await shareOut(crew, task, inputs, options)
        idle.push(...crew)
        return outputs
      } catch (error) {
        for (const worker of crew) {
          all.delete(worker)
          await worker.terminate()
        }
        throw error
      }
    },
  }
}

/** Other threads load modules without the loader that a test runner or a bundler may have put in front of this one. */
function isCompiled(module: string): boolean {
  return module.endsWith('.js')
}

function hire(all: Set<Worker>): Worker {
  const worker = new Worker(new URL('./worker.js', import.meta.url))
  worker.unref()
  all.add(worker)
  return worker
}

/** Every worker takes the next input as soon as it is free. Rejects at the first failure, or when the caller cancels. */
function shareOut<Input, Output>(
  crew: readonly Worker[],
  task: Task<Input, Output>,
  inputs: readonly Input[],
  { signal, onDone }: MapOptions,
): Promise<Output[]> {
  const outputs = new Array<Output>(inputs.length)
  let next = 0
  let done = 0
  let leave = (): void => {}
  const work = new Promise<Output[]>((finish, fail) => {
    const cancel = (): void => fail(signal!.reason)
    if (signal?.aborted) return cancel()
    signal?.addEventListener('abort', cancel)
    const give = (worker: Worker): void => {
      if (next >= inputs.length) return
      worker.postMessage({ module: task.module, name: task.name, index: next, input: inputs[next] } satisfies Order)
      next++
    }
    const listeners = crew.map((worker) => {
      const onAnswer = (answer: Answer): void => {
        if ('error' in answer) {
          fail(answer.error)
          return
        }
        outputs[answer.index] = answer.output as Output
        done++
        onDone?.(done / inputs.length)
        if (done === inputs.length) finish(outputs)
        else give(worker)
      }
      worker.ref()
      worker.on('message', onAnswer).on('error', fail)
      return () => worker.off('message', onAnswer).off('error', fail).unref()
    })
    leave = () => {
      signal?.removeEventListener('abort', cancel)
      for (const stopListening of listeners) stopListening()
    }
    for (const worker of crew) give(worker)
  })
  return work.finally(() => leave())
}
