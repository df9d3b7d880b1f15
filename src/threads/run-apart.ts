import { Worker } from 'node:worker_threads'
import { throwIfAborted } from '../base/progress.ts'
import type { ApartAnswer } from './apart-worker.ts'
import { isCompiled } from './is-compiled.ts'
import type { Order } from './worker.ts'

/** A function that may run in a thread of its own: exported from `module` under `name`, plain values in and out. */
export interface ApartTask<Input, Output> {
  /** The module's own `import.meta.url`. */
  readonly module: string
  readonly name: string
  /** `tell` takes the stage that runs now. The signal ends a run in the calling thread; another is ended from outside. */
  readonly run: (input: Input, tell: (stage: string) => void, signal?: AbortSignal) => Promise<Output>
}

export interface ApartOptions {
  readonly signal?: AbortSignal | undefined
  readonly onStage?: ((stage: string) => void) | undefined
}

/**
 * Runs a task in a thread that ends with it, so that the memory which it took goes back to the system: a heap that has
 * grown would be held until its next full collection, which may be long after.
 *
 * @throws what the task throws, whose class is lost on the way; the signal's reason.
 */
export async function runApart<Input, Output>(
  { module, name, run }: ApartTask<Input, Output>,
  input: Input,
  { signal, onStage }: ApartOptions = {},
): Promise<Output> {
  throwIfAborted(signal)
  if (!isCompiled(module)) return run(input, (stage) => onStage?.(stage), signal)
  const worker = new Worker(new URL('./apart-worker.js', import.meta.url))
  let cancel = (): void => {}
  try {
    return await new Promise<Output>((finish, fail) => {
      cancel = () => fail(signal?.reason)
      signal?.addEventListener('abort', cancel)
      worker.on('message', (answer: ApartAnswer) => {
        if ('stage' in answer) onStage?.(answer.stage)
        else if ('error' in answer) fail(answer.error)
        else finish(answer.output as Output)
      })
      worker.on('error', fail)
      worker.postMessage({ module, name, input } satisfies Order)
    })
  } finally {
    signal?.removeEventListener('abort', cancel)
    await worker.terminate()
  }
}
