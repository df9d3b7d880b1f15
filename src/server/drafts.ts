import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DraftOptions, DraftView, Upload } from '../api/draft.ts'
import type { Engines } from './engine/engines.ts'
import type { Preview } from './engine/protocol.ts'
import type { Jobs } from './jobs.ts'
import { RequestError } from './request-error.ts'
import { shopKeyOf } from './run-id.ts'

export type DraftFile = Pick<Upload, 'name' | 'bytes'>

export interface Draft {
  readonly id: string
  readonly files: readonly DraftFile[]
  /** What the engine reads. */
  readonly paths: readonly string[]
  options: DraftOptions
  /** The job that reads it; the last one where it was read several times. */
  job: string
  preview: Preview | null
  failure: string | null
  /** Whether it is kept on disk. */
  isKept: boolean
}

type KeptDraft = Pick<Draft, 'files' | 'paths' | 'options'>

const DRAFT_ID = /^d[0-9a-f]{16}$/

const EMPTY: Preview = { columns: [], problem: null, reading: null, findings: [], sha256: [] }
/** So long a request waits for a reading to be done before it answers that it goes on. */
const PATIENCE_MS = 1500
const MOST_KEPT = 100

/** Files that were handed over and are not yet a run: what would be read of them, and how. */
export class Drafts {
  readonly #engines: Engines
  readonly #jobs: Jobs
  readonly #folder: string
  readonly #drafts = new Map<string, Draft>()

  /** `folder` keeps drafts of uploaded files, so that their addresses outlive this process. */
  constructor(engines: Engines, jobs: Jobs, folder: string) {
    this.#folder = folder
    this.#engines = engines
    this.#jobs = jobs
  }

  async make(files: readonly DraftFile[], paths: readonly string[], options: DraftOptions): Promise<DraftView> {
    const draft = this.begin(files, paths, options)
    draft.isKept = true
    await this.#keep(draft)
    await this.#jobs.over(draft.job, PATIENCE_MS)
    return this.view(draft)
  }

  /** Makes a draft and lets it be read. */
  begin(files: readonly DraftFile[], paths: readonly string[], options: DraftOptions): Draft {
    const id = `d${randomBytes(8).toString('hex')}`
    return this.#add({ id, files, paths, options, job: '', preview: null, failure: null, isKept: false })
  }

  /** Reads a draft otherwise; what still read it is ended. */
  async change(id: string, options: DraftOptions): Promise<DraftView> {
    const draft = await this.get(id)
    this.#jobs.cancel(draft.job)
    draft.options = options
    draft.preview = null
    draft.failure = null
    this.#read(draft)
    await this.#keep(draft)
    await this.#jobs.over(draft.job, PATIENCE_MS)
    return this.view(draft)
  }

  /** A draft, read anew where an earlier process left it. @throws RequestError when there is none. */
  async get(id: string): Promise<Draft> {
    const draft = this.#drafts.get(id) ?? (await this.#find(id))
    if (draft) return draft
    throw new RequestError('not-found', 'there is no such draft any more; send the file again')
  }

  view({ id, files, options, job, preview, failure }: Draft): DraftView {
    const { columns, problem, reading, findings } = preview ?? EMPTY
    return {
      draft: id,
      names: files.map(({ name }) => name),
      bytes: files.reduce((all, { bytes }) => all + bytes, 0),
      job: preview || failure !== null ? null : job,
      ...{ options, columns, reading, findings },
      details: findings
        .filter(({ severity }) => severity === 'info')
        .map(({ code, message }) => ({ name: code, value: message })),
      problem: failure === null ? problem : { message: failure },
    }
  }

  #add(draft: Draft): Draft {
    this.#drafts.set(draft.id, draft)
    for (const old of [...this.#drafts.keys()].slice(0, -MOST_KEPT)) this.#drafts.delete(old)
    this.#read(draft)
    return draft
  }

  /** Sources that were named on the command line are not kept: an address may hold a password. */
  async #keep({ id, files, paths, options, isKept }: Draft): Promise<void> {
    if (!isKept) return
    await mkdir(this.#folder, { recursive: true })
    await writeFile(join(this.#folder, `${id}.json`), JSON.stringify({ files, paths, options }))
  }

  async #find(id: string): Promise<Draft | null> {
    if (!DRAFT_ID.test(id)) return null
    try {
      const kept = JSON.parse(await readFile(join(this.#folder, `${id}.json`), 'utf8')) as KeptDraft
      // Two requests may have found it at once.
      return this.#drafts.get(id) ?? this.#add({ id, ...kept, job: '', preview: null, failure: null, isKept: true })
    } catch {
      return null
    }
  }

  #read(draft: Draft): void {
    const { options, paths } = draft
    const { job } = this.#jobs.start('draft', async ({ signal, onEvent }) => {
      const engine = this.#engines.get(draft.id)
      try {
        const found = await engine.call('preview', { sources: { paths }, options }, { signal, onEvent })
        const { problem } = found
        const preview = { ...found, problem: problem && { ...problem, message: engine.redact(problem.message) } }
        if (draft.options === options) draft.preview = preview
        if (preview.reading) this.#engines.know(engine, shopKeyOf(preview.sha256, options))
      } catch (error) {
        if (draft.options === options && !signal.aborted) draft.failure = (error as Error).message
        throw error
      }
      return { run: null }
    })
    draft.job = job
  }
}
