import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { RunCard } from '../api/run-view.ts'
import { OWN_FOLDER, settleResult } from '../exports/result-folder.ts'
import type { ReportInput } from '../report/input/report-input.ts'
import { RequestError } from './request-error.ts'
import { olderCard, runCard } from './run-card.ts'
import { runFolder } from './run-folder.ts'
import { RUN_ID, runIdOf } from './run-id.ts'
import type { RunJson } from './run-json.ts'
import type { StoredRun } from './stored-run.ts'

/** The runs of the working folder and of the result folders that were opened. */
export class Runs {
  /** Where runs are made. */
  readonly folder: string
  readonly #opened: readonly string[]
  /** Runs whose files are being written. */
  readonly #coming = new Map<string, StoredRun>()
  /** Folders of opened runs by id. */
  readonly #folders = new Map<string, string>()
  /** Results that were written before there was a report.json, by folder. */
  readonly #older = new Map<string, RunCard>()
  /** What was read of a folder, until its run.json changes. */
  readonly #read = new Map<string, { readonly mtimeMs: number; readonly run: StoredRun }>()

  constructor(folder: string, opened: readonly string[]) {
    this.folder = folder
    this.#opened = opened
  }

  /** Newest first. */
  async list(): Promise<StoredRun[]> {
    const found = new Map<string, StoredRun>()
    for (const folder of this.#opened) {
      const run = await this.#readFolder(folder)
      if (run) found.set(run.run, run)
    }
    for (const name of await readdir(this.folder).catch(() => [])) {
      const run = RUN_ID.test(name) ? await this.#readFolder(join(this.folder, name)) : null
      if (run) found.set(run.run, run)
    }
    for (const [id, run] of this.#coming) found.set(id, run)
    return [...found.values()].sort((a, b) => (a.writtenAt < b.writtenAt ? 1 : -1))
  }

  /** All runs as cards, and results that cannot be opened; newest first. */
  async cards(): Promise<RunCard[]> {
    const cards = [...(await this.list()).map(runCard), ...this.#older.values()]
    return cards.sort((a, b) => (a.writtenAt < b.writtenAt ? 1 : -1))
  }

  /** @throws RequestError when there is no such run. */
  async get(id: string): Promise<StoredRun> {
    const found = await this.find(id)
    if (found) return found
    throw new RequestError('not-found', 'there is no such run; choose one from the list')
  }

  async find(id: string): Promise<StoredRun | null> {
    if (!RUN_ID.test(id)) return null
    const coming = this.#coming.get(id)
    if (coming) return coming
    const own = await this.#readFolder(runFolder(this.folder, id))
    if (own) return own
    if (!this.#folders.has(id)) await this.list()
    const folder = this.#folders.get(id)
    return folder === undefined ? null : this.#readFolder(folder)
  }

  /** A run that can be asked about before its files are written. */
  expect(id: string, run: Pick<StoredRun, 'json' | 'report' | 'changedFrom' | 'job' | 'tested'>): void {
    const folder = runFolder(this.folder, id)
    const writtenAt = this.#coming.get(id)?.writtenAt ?? new Date().toISOString()
    this.#coming.set(id, { ...run, run: id, folder, writtenAt })
  }

  /** The files of an expected run are there, or will never be. */
  async settle(id: string): Promise<void> {
    const run = this.#coming.get(id)
    this.#coming.delete(id)
    if (!run?.changedFrom || !(await exists(join(run.folder, 'run.json')))) return
    await mkdir(join(run.folder, OWN_FOLDER), { recursive: true })
    await writeFile(join(run.folder, OWN_FOLDER, 'changed-from'), run.changedFrom)
  }

  async #readFolder(folder: string): Promise<StoredRun | null> {
    const path = join(folder, 'run.json')
    const found = await stat(path).catch(() => null)
    if (!found) {
      this.#older.delete(folder)
      return null
    }
    const known = this.#read.get(folder)
    if (known?.mtimeMs === found.mtimeMs) return known.run
    await settleResult(folder).catch(() => {})
    const json = await readJson<RunJson>(path)
    const report = await readJson<ReportInput>(join(folder, 'report.json'))
    if (!json?.sources || !report) {
      if (isOlder(json)) this.#older.set(folder, olderCard(basename(folder), json, found.mtime.toISOString()))
      return null
    }
    this.#older.delete(folder)
    const id = RUN_ID.test(basename(folder))
      ? basename(folder)
      : runIdOf(
          json.sources.map(({ sha256 }) => sha256),
          // A run of the same options that shows ids is another one.
          json.pseudonymised ? { ...json.options, ...{ pseudonymised: true } } : json.options,
        )
    const from = await readFile(join(folder, OWN_FOLDER, 'changed-from'), 'utf8').catch(() => '')
    const run: StoredRun = {
      ...{ run: id, folder, json, report },
      writtenAt: found.mtime.toISOString(),
      changedFrom: RUN_ID.test(from) ? from : null,
      ...{ job: null, tested: true },
    }
    this.#read.set(folder, { mtimeMs: found.mtimeMs, run })
    this.#folders.set(id, folder)
    return run
  }
}

/** A run.json of ours, though one of another version. */
function isOlder(json: RunJson | null): json is RunJson {
  return Array.isArray(json?.sources) && Array.isArray(json.segments) && json.chosen !== undefined
}

async function readJson<T>(path: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T
  } catch {
    return null
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
