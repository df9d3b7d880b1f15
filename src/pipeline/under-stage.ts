import type { RunContext } from './context.ts'

/**
 * The same context, in which all that is done is told as one stage, beginning now: whoever follows a run would otherwise read the
 * names of its inner steps again and again. `done` is the share that is said meanwhile.
 */
export function underStage(context: RunContext, stage: string, done?: number): RunContext {
  const onProgress = (): void => context.onProgress(stage, done)
  onProgress()
  return { ...context, onProgress }
}
