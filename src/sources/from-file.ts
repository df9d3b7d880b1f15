import { tmpdir } from 'node:os'
import { ClienteleError, QueryError, SourceError, StateError } from '../base/errors.ts'
import { throwIfAborted } from '../base/progress.ts'
import type { SourceFile } from './source-file.ts'
import { NotUtf8Error, UnevenTextError } from './text-fault.ts'

/** Names the file when it is the file that work on it fails at. */
export async function fromFile<T>(
  file: SourceFile,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throwIfAborted(signal)
    const message = error instanceof Error ? error.message : String(error)
    if (/ENOSPC|no space left/i.test(message)) {
      throw new StateError(
        `there is no space left for the copy of ${file.name} in ${tmpdir()}; make room, or name another folder in TMPDIR`,
      )
    }
    const isOurs = error instanceof ClienteleError && !(error instanceof QueryError)
    if (isOurs || /out of memory/i.test(message)) throw error
    if (/invalid unicode/i.test(message)) throw new NotUtf8Error(file)
    if (/state machine/.test(message)) throw new UnevenTextError(file)
    throw new SourceError(
      `${file.path} cannot be read (${message.split('\n')[0]}); check that it is complete and may be read`,
    )
  }
}
