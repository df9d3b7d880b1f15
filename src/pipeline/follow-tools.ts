import type { OnProgress } from '../base/progress.ts'
import type { Threads } from '../base/threads.ts'
import type { Tools } from './context.ts'

/** Threads, progress and the signal of a run, as kernels take them. */
export function followTools({ threads, context: { onProgress, signal } }: Tools): {
  threads: Threads
  onProgress: OnProgress
  signal?: AbortSignal
} {
  return { threads, onProgress: (_, done) => onProgress('clustering', done), ...(signal && { signal }) }
}
