import type { OnProgress } from '../base/progress.ts'

/** What reading may do beside reading: keep copies of sources, tell how far it is, be cancelled. */
export interface ReadContext {
  /** An existing folder for copies of sources, such as unpacked ones; whoever made it removes it. */
  readonly workFolder: string
  readonly onProgress?: OnProgress
  readonly signal?: AbortSignal | undefined
}
