import type { OnProgress } from '../base/progress.ts'

/** What reading may do beside reading: keep copies of sources, tell how far it is, be cancelled. */
export interface ReadContext {
  readonly workFolder: string
  readonly onProgress?: OnProgress
  readonly signal?: AbortSignal | undefined
}
