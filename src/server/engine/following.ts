import type { OnProgress } from '../../base/progress.ts'
import type { EngineEvent } from './protocol.ts'

/** How a call is followed and ended. */
export interface Following {
  readonly tell: (event: EngineEvent) => void
  readonly signal: AbortSignal
}

/** The same as the pipeline asks for it. */
export function followWith(threads: number, { tell, signal }: Following): PipelineFollowing {
  return { threads, signal, onProgress: (stage, done) => tell({ kind: 'stage', stage, done: done ?? null }) }
}

interface PipelineFollowing {
  readonly threads: number
  readonly signal: AbortSignal
  readonly onProgress: OnProgress
}
