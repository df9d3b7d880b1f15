import { readFile, rm, writeFile } from 'node:fs/promises'
import { StateError } from '../base/errors.ts'

/** Locks that this process holds: its id in any other file was left by an earlier process that had the same id. */
const held = new Set<string>()

/**
 * Takes a lock file that holds the id of this process; a file left by a process that is gone is taken over.
 *
 * @param option of the command line that names the folder, for messages.
 * @returns what gives the lock free again.
 * @throws StateError when a living process holds it.
 */
export async function takeLock(path: string, shown: string, option = '--out'): Promise<() => Promise<void>> {
  for (const lastTry of [false, true]) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' })
      held.add(path)
      return async () => {
        held.delete(path)
        await rm(path, { force: true })
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        // On a full disk the file is there, and empty.
        await rm(path, { force: true }).catch(() => {})
        throw new StateError(
          `${shown} cannot be written (${(error as Error).message}); choose another folder with ${option}`,
        )
      }
      const holder = Number(await readFile(path, 'utf8').catch(() => ''))
      if (lastTry || held.has(path) || (holder !== process.pid && isAlive(holder))) {
        throw new StateError(
          `another run (process ${holder}) is writing to ${shown}; wait for it, or choose another ${option}`,
        )
      }
      await rm(path, { force: true })
    }
  }
  throw new StateError(`${shown} is in use; choose another ${option}`)
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
