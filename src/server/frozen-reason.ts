import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { hashFile } from '../sources/file-hash.ts'
import { pseudonymReason } from './pseudonym-reason.ts'
import type { RunJson } from './run-json.ts'

/** Hashes of files by path, size and time of change: a file is read again only when it may have changed. */
const hashes = new Map<string, Promise<string>>()

/**
 * Why the settings of a run cannot be changed: its sources are gone, differ, or are no files, or it shows pseudonyms,
 * which a run of the same sources would not. Null where they can. The first look at a source reads it whole.
 */
export async function frozenReason(json: RunJson): Promise<string | null> {
  return pseudonymReason(json) ?? sourceReason(json)
}

async function sourceReason({ sources }: RunJson): Promise<string | null> {
  for (const { path, bytes, sha256 } of sources) {
    const name = basename(path)
    if (/^[a-z]+:\/\//i.test(path)) return `${name} is a database, which may have changed; make a new run from it`
    const found = await stat(path).catch(() => null)
    if (!found?.isFile()) return `${name} is not where it was; put it back, or make a new run`
    if (found.size !== bytes || (await hashOf(path, found.size, found.mtimeMs)) !== sha256) {
      return `${name} has changed since this run was made; make a new run from it`
    }
  }
  return null
}

/** Notes what is known of a file that has just been read. */
async function hashOf(path: string, size: number, mtimeMs: number): Promise<string> {
  const key = JSON.stringify([path, size, mtimeMs])
  const known = hashes.get(key) ?? hashFile(path)
  hashes.set(key, known)
  known.catch(() => hashes.delete(key))
  return known
}
