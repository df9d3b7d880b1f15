import { type OnProgress, throwIfAborted } from '../base/progress.ts'
import type { Store } from '../store/store.ts'
import { type OpenThreads, openThreads } from '../threads/open-threads.ts'
import type { RunContext } from './context.ts'

/** How a caller follows and ends a run. */
export interface Following {
  /** Threads that compute beside the engine. Default: what the machine has. */
  readonly threads?: number | undefined
  readonly onProgress?: OnProgress | undefined
  readonly signal?: AbortSignal | undefined
}

/** What stages are given; they may close the threads before the end, to give their memory back. */
export type ThreadedContext = RunContext & { readonly threads: OpenThreads }

/** `Following` by a caller who has opened threads already, and closes them in any case. */
export interface Staffed extends Following {
  readonly crew?: OpenThreads | undefined
}

/** Runs work whose statements end, with the signal's reason, as soon as the caller cancels. */
export async function cancellable<T>(
  store: Store,
  { crew, threads: count, onProgress = () => {}, signal }: Staffed,
  work: (context: ThreadedContext) => Promise<T>,
): Promise<T> {
  await using own = crew ? null : openThreads(count)
  const workFolder = await store.workFolder()
  return await interruptible(store, signal, () => work({ workFolder, threads: crew ?? own!, onProgress, signal }))
}

/** Runs work on the store whose running statement ends when the signal is given; the signal's reason is thrown then. */
export async function interruptible<T>(
  store: Store,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const stop = (): void => store.interrupt()
  signal?.addEventListener('abort', stop)
  try {
    return await work()
  } catch (error) {
    throwIfAborted(signal)
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}
