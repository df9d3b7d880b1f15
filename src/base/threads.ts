import { throwIfAborted } from './progress.ts'

/**
 * A function that may run in another thread: exported from `module` under `name`, a plain value in, a plain value out.
 * It must depend on its input alone, so that the same inputs give the same outputs wherever and whenever they run.
 */
export interface Task<Input, Output> {
  /** The module's own `import.meta.url`. */
  readonly module: string
  readonly name: string
  /** The signal ends a run in the calling thread; another thread is ended from outside. */
  readonly run: (input: Input, signal?: AbortSignal) => Output | Promise<Output>
}

export interface MapOptions {
  readonly signal?: AbortSignal | undefined
  /** Called after each input with the share that is done, 0..1. */
  readonly onDone?: ((share: number) => void) | undefined
}

/** Where work runs side by side. Typed arrays over shared memory (`numeric/shared.ts`) are handed over without a copy. */
export interface Threads {
  /** How many inputs run at once. Results must not depend on it. */
  readonly count: number
  /** Runs the task on every input; outputs stand in the order of the inputs. */
  map<Input, Output>(task: Task<Input, Output>, inputs: readonly Input[], options?: MapOptions): Promise<Output[]>
}

/** No other thread: one input after the other, here, with a pause of about a millisecond after each. */
export const here: Threads = {
  count: 1,
  async map(task, inputs, { signal, onDone } = {}) {
    const outputs = []
    for (const input of inputs) {
      throwIfAborted(signal)
      outputs.push(await task.run(input, signal))
      onDone?.(outputs.length / inputs.length)
      await new Promise<void>((resolve) => setTimeout(resolve, 0))
    }
    return outputs
  },
}
