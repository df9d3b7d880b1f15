import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { JobView } from '../api/job.ts'
import type { RunSettings } from '../api/settings.ts'
import { StateError } from '../base/errors.ts'
import { takeLock } from '../exports/folder-lock.ts'
import { methodOf } from '../pipeline/method-of.ts'
import { chooseMap } from '../pipeline/score-by-rules.ts'
import type { SegmentOptions } from '../pipeline/segment-options.ts'
import { splitOptions } from '../pipeline/split-options.ts'
import { findSourceFiles } from '../sources/source-file.ts'
import { type Draft, Drafts } from './drafts.ts'
import type { Engine } from './engine/engine.ts'
import { Engines, type PoolLimits } from './engine/engines.ts'
import type { EngineEvent, Sources } from './engine/protocol.ts'
import { Jobs, type JobWork } from './jobs.ts'
import { RequestError } from './request-error.ts'
import { runIdOf, shopKeyOf } from './run-id.ts'
import { Runs } from './runs.ts'
import type { StoredRun } from './stored-run.ts'
import { Uploads } from './uploads.ts'

export interface DeskOptions extends Omit<PoolLimits, 'tempFolder' | 'redact'> {
  /** The working folder. */
  readonly work: string
  /** Result folders to show. */
  readonly opened: readonly string[]
  /** Bytes that an upload may have. */
  readonly maxUpload: number
}

/** Everything that the routes work with. */
export class Desk {
  readonly engines: Engines
  readonly jobs: Jobs
  readonly runs: Runs
  readonly uploads: Uploads
  readonly drafts: Drafts
  /** For files that live as long as an answer, and what engines put on disk. */
  readonly tempFolder: string
  readonly #work: string
  #release = async (): Promise<void> => {}

  constructor({ work, opened, maxUpload, ...limits }: DeskOptions) {
    this.#work = work
    this.tempFolder = join(resolve(work), 'temp')
    const redact = withoutFolders([join(resolve(work), 'uploads'), join(work, 'uploads'), resolve(work)])
    this.engines = new Engines({ ...limits, redact, tempFolder: this.tempFolder })
    this.jobs = new Jobs()
    this.runs = new Runs(join(work, 'runs'), opened)
    this.uploads = new Uploads(join(work, 'uploads'), maxUpload)
    this.drafts = new Drafts(this.engines, this.jobs, join(work, 'drafts'))
  }

  /** Takes the working folder. @throws StateError when another server has it, or it cannot be written. */
  async open(): Promise<void> {
    try {
      await mkdir(this.runs.folder, { recursive: true })
    } catch (error) {
      throw new StateError(`${this.#work} cannot be written (${(error as Error).message}); choose another with --work`)
    }
    this.#release = await takeLock(join(this.#work, 'lock'), this.#work, '--work')
    await rm(this.tempFolder, { recursive: true, force: true })
    await mkdir(this.tempFolder)
  }

  async close(): Promise<void> {
    this.jobs.close()
    await this.engines.close()
    await rm(this.tempFolder, { recursive: true, force: true })
    await this.#release()
  }

  /** The engine that has, or will have, the shop of a run. */
  engineOf({ json }: StoredRun): Engine {
    return this.engines.get(shopKeyOf(hashesOf(json.sources), json.options))
  }

  /** The sources of a run, which must be as they were. */
  sourcesOf({ json }: StoredRun): Sources {
    const paths = [...new Set(json.sources.map(({ path }) => path))]
    return { paths, sha256: hashesOf(json.sources) }
  }

  /** A job that makes a run of a draft, on the engine that has read it. */
  makeRun({ id, paths, options }: Draft, settings: RunSettings): JobView {
    const all = { ...options, ...settings }
    methodOf(all)
    return this.jobs.start(
      'run',
      this.#segmenting(() => this.engines.get(id), { paths }, all, null),
    )
  }

  /**
   * Makes a run of files, folders or addresses where they are. @throws SourceError when there is nothing to read.
   */
  async runSources(sources: readonly string[]): Promise<{ readonly draft: string; readonly job: string }> {
    const draft = this.drafts.begin(await findSourceFiles(sources), sources, {})
    return { draft: draft.id, job: this.makeRun(draft, {}).job }
  }

  /** A job that makes a run again with other options; over at once where that run is there. */
  async makeVariant(of: StoredRun, options: SegmentOptions): Promise<JobView> {
    methodOf(options)
    await chooseMap(options)
    const id = runIdOf(hashesOf(of.json.sources), options)
    if (await this.runs.find(id)) return this.jobs.done('variant', id)
    const work = this.#segmenting(() => this.engineOf(of), this.sourcesOf(of), options, of.run)
    return this.jobs.start('variant', work)
  }

  /** A job that reads the orders of a run's customers. */
  readHistory(of: StoredRun): JobView {
    const options = splitOptions(of.json.options).shopOptions
    return this.jobs.start('history', async (following) => {
      await this.engineOf(of).call('history', { sources: this.sourcesOf(of), options }, following)
      return { run: of.run }
    })
  }

  #segmenting(engine: () => Engine, sources: Sources, options: SegmentOptions, changedFrom: string | null): JobWork {
    return async ({ job, signal, onEvent }) => {
      let shown: string | null = null
      const hear = (event: EngineEvent): void => {
        if (event.kind === 'shown') {
          shown = event.run
          const { json, report, tested } = event
          this.runs.expect(event.run, { json, report, tested, changedFrom, job })
          this.engines.know(worker, shopKeyOf(hashesOf(json.sources), json.options))
        }
        onEvent(event)
      }
      const worker = engine()
      try {
        const { run } = await worker.call(
          'segment',
          { sources, options, runs: this.runs.folder },
          { signal, onEvent: hear },
        )
        if (!signal.aborted) return { run }
        throw new RequestError('cancelled', 'the work was cancelled')
      } finally {
        if (shown !== null) await this.runs.settle(shown)
      }
    }
  }
}

/** Takes the folders in which uploads lie out of messages: their names are what readers know. */
function withoutFolders(folders: readonly string[]): (text: string) => string {
  return (text) =>
    folders.reduce((left, folder) => left.replaceAll(`${folder}/`, ''), text).replace(/\bu[0-9a-f]{16}\//g, '')
}

function hashesOf(sources: StoredRun['json']['sources']): string[] {
  return sources.map(({ sha256 }) => sha256)
}
