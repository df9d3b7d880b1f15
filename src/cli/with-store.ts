import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '../store/store.ts'
import { memoryOf, threadsOf } from './limits.ts'
import type { CliCall } from './parse-command.ts'

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
