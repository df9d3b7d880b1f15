import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir, open, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { StateError } from '../base/errors.ts'
import { hashFile } from '../sources/file-hash.ts'
import { takeLock } from './folder-lock.ts'

/** Everything of ours that is no result lives in this folder inside the result folder. */
export const OWN_FOLDER = '.clientele'

interface Journal {
  /** Name of the folder, inside ours, that holds the new files. */
  readonly stage: string
  /** In the order in which they are moved; run.json is last. */
  readonly files: readonly string[]
  /** Files of the earlier result that the new one does not have. */
  readonly obsolete: readonly string[]
}

/** A folder taken for writing one result. Dispose of it in any case: that gives the folder free. */
export interface ResultFolder {
  readonly folder: string
  /** Where to write the new files. */
  readonly stage: string
  /** Hashes a staged file, and hands it to the disk, before the others are there. It must not change any more. */
  seal(name: string): Promise<void>
  /** SHA-256 of each staged file, by name. */
  hashes(): Promise<Record<string, string>>
  /** Makes the staged files the result, with `run` as the text of run.json. */
  commit(run: string): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Takes a folder for one result: brings an interrupted move to its end, and refuses a second run at the same time. New
 * files are staged and then moved under a journal, run.json last, so that a kill at any moment leaves the earlier
 * result or the new one, whole, once the next command has looked.
 *
 * @throws StateError when another run is writing there, the folder cannot be written, or a file of another origin
 *   stands where one of `names` would go.
 */
export async function openResultFolder(path: string, names: readonly string[]): Promise<ResultFolder> {
  const folder = resolve(path)
  const own = join(folder, OWN_FOLDER)
  await makeFolder(own, path)
  const release = await takeLock(join(own, 'lock'), path).catch(async (error: unknown) => {
    await leave(folder)
    throw error
  })
  try {
    await recoverResult(folder)
    const earlier = await earlierFiles(folder)
    await refuseStrangers(folder, path, names, earlier)
    const stage = join(own, `stage-${randomUUID()}`)
    await mkdir(stage)
    const sealed = new Map<string, string>()
    return {
      folder,
      stage,
      async seal(name) {
        const [hash] = await Promise.all([hashFile(join(stage, name)), flush(join(stage, name))])
        sealed.set(name, hash)
      },
      hashes: () => hashFolder(stage, sealed),
      commit: (run) => commit(folder, stage, earlier, run),
      async [Symbol.asyncDispose]() {
        await rm(stage, { recursive: true, force: true })
        await release()
        await leave(folder)
      },
    }
  } catch (error) {
    await release()
    throw error
  }
}

/**
 * For those who only read a result: completes a move that was interrupted. A run that is writing is left alone.
 *
 * @throws StateError when another process is moving its files there at this moment.
 */
export async function settleResult(path: string): Promise<void> {
  const folder = resolve(path)
  const own = join(folder, OWN_FOLDER)
  if (!(await exists(join(own, 'journal.json')))) return
  const release = await takeLock(join(own, 'lock'), path)
  try {
    await recoverResult(folder)
  } finally {
    await release()
    await rmdir(own).catch(() => {})
  }
}

/** Completes a journalled move, and clears away what a run left that never got that far. */
export async function recoverResult(folder: string): Promise<void> {
  const own = join(folder, OWN_FOLDER)
  const text = await readFile(join(own, 'journal.json'), 'utf8').catch(() => undefined)
  if (text !== undefined) await finishMove(folder, JSON.parse(text) as Journal)
  for (const name of await readdir(own).catch(() => [])) {
    if (name.startsWith('stage-')) await rm(join(own, name), { recursive: true, force: true })
  }
}

async function commit(folder: string, stage: string, earlier: readonly string[], run: string): Promise<void> {
  const files = [...(await readdir(stage)).sort(), 'run.json']
  await writeFile(join(stage, 'run.json'), run)
  await Promise.all(files.map((name) => flush(join(stage, name))))
  await flush(stage)
  const journal: Journal = {
    stage: stage.slice(join(folder, OWN_FOLDER).length + 1),
    files,
    obsolete: earlier.filter((name) => !files.includes(name)),
  }
  const path = join(folder, OWN_FOLDER, 'journal.json')
  await writeFile(`${path}.new`, JSON.stringify(journal))
  await flush(`${path}.new`)
  await rename(`${path}.new`, path)
  await flush(join(folder, OWN_FOLDER))
  await finishMove(folder, journal)
}

/** Every step may have been done before: a move that finds nothing to move is one of those. */
async function finishMove(folder: string, journal: Journal): Promise<void> {
  const own = join(folder, OWN_FOLDER)
  const stage = join(own, journal.stage)
  if (await exists(join(stage, 'run.json'))) await rm(join(folder, 'run.json'), { force: true })
  for (const name of journal.obsolete) await rm(join(folder, name), { force: true })
  for (const name of journal.files) {
    if (await exists(join(stage, name))) await rename(join(stage, name), join(folder, name))
  }
  await flush(folder)
  await rm(join(own, 'journal.json'), { force: true })
}

/** Removes our folder, and the result folder, where nothing is in them. */
async function leave(folder: string): Promise<void> {
  await rmdir(join(folder, OWN_FOLDER)).catch(() => {})
  await rmdir(folder).catch(() => {})
}

async function makeFolder(own: string, shown: string): Promise<void> {
  try {
    await mkdir(own, { recursive: true })
    await access(own, constants.W_OK)
  } catch (error) {
    throw new StateError(`${shown} cannot be written (${(error as Error).message}); choose another folder with --out`)
  }
}

/** The names of the files that the result in the folder, if there is one, says it consists of. */
async function earlierFiles(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'run.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return []
  try {
    const run = JSON.parse(text) as { clientele?: string; files?: Record<string, string> }
    return run.clientele === undefined ? [] : [...Object.keys(run.files ?? {}), 'run.json']
  } catch {
    return []
  }
}

async function refuseStrangers(
  folder: string,
  shown: string,
  names: readonly string[],
  earlier: readonly string[],
): Promise<void> {
  for (const name of names) {
    if (!earlier.includes(name) && (await exists(join(folder, name)))) {
      throw new StateError(`${join(shown, name)} was not written by clientele; move it away, or choose another --out`)
    }
  }
}

async function hashFolder(folder: string, known: ReadonlyMap<string, string>): Promise<Record<string, string>> {
  const hash = async (name: string): Promise<string> => known.get(name) ?? hashFile(join(folder, name))
  const names = (await readdir(folder)).sort()
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await hash(name)])))
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync().catch(() => {})
  await handle.close()
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
