import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { OnProgress } from '../base/progress.ts'
import type { Staging } from './staged-table.ts'

const ROWS_BETWEEN_NEWS = 100_000

export interface OpenContext {
  readonly workFolder: string
  readonly onProgress?: OnProgress
  readonly signal?: AbortSignal | undefined
}

/** A new file in the work folder for the rows of a source of this name, and news of how many are there. */
export function stagingOf(name: string, { workFolder, onProgress, signal }: OpenContext): Staging {
  onProgress?.(`copying ${name}`)
  let told = 0
  return {
    path: join(workFolder, `${randomUUID()}.csv`),
    signal,
    onRows(rows) {
      if (rows < told + ROWS_BETWEEN_NEWS) return
      told = rows - (rows % ROWS_BETWEEN_NEWS)
      onProgress?.(`copying ${name}: ${told.toLocaleString('en-GB')} rows`)
    },
  }
}
