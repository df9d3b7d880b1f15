import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { OptionError } from '../base/errors.ts'
import { openStore, type Store } from '../store/store.ts'
import type { CliCall } from './parse-command.ts'
import { numberOf } from './read-options.ts'

/** The engine takes no more than this unless told: the rest of a big machine belongs to others. */
const DEFAULT_MEMORY_MB = 750
const MEMORY_SHARE = 0.4

/** Runs work on an engine with the limits of the call; its temporary files are gone afterwards. */
export async function withStore<T>(call: CliCall, work: (store: Store) => Promise<T>): Promise<T> {
  const tempFolder = await mkdtemp(join(tmpdir(), 'clientele-spill-'))
  try {
    await using store = await openStore(':memory:', {
      memory: memoryOf(call.text('memory')),
      threads: threadsOf(call),
      tempFolder,
    })
    return await work(store)
  } finally {
    await rm(tempFolder, { recursive: true, force: true })
  }
}

/** Threads of the engine, and of the clustering beside it. */
export function threadsOf(call: CliCall): number {
  const text = call.text('threads')
  return text === undefined ? availableParallelism() : numberOf(text, '--threads', { from: 1, to: 1024, whole: true })
}

/** Upper bound of the engine's memory. */
export function memoryOf(text: string | undefined): string {
  if (text === undefined) return `${Math.round(Math.min(DEFAULT_MEMORY_MB, (totalmem() / 1e6) * MEMORY_SHARE))}MB`
  if (/^\d+(\.\d+)?\s*[kmgt]i?b$/i.test(text)) return text
  throw new OptionError(`--memory ${text} is no size; write it as --memory 2GB`)
}
