import { randomBytes } from 'node:crypto'
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
}

const EMPTY: Preview = { columns: [], problem: null, reading: null, findings: [], sha256: [] }
/** So long a request waits for a reading to be done before it answers that it goes on. */
const PATIENCE_MS = 1500
const MOST_KEPT = 100

/** Files that were handed over and are not yet a run: what would be read of them, and how. */
export class Drafts {
  readonly #engines: Engines
  readonly #jobs: Jobs
  readonly #drafts = new Map<string, Draft>()

  constructor(engines: Engines, jobs: Jobs) {
    this.#engines = engines
    this.#jobs = jobs
  }

  async make(files: readonly DraftFile[], paths: readonly string[], options: DraftOptions): Promise<DraftView> {
    const draft = this.begin(files, paths, options)
    await this.#jobs.over(draft.job, PATIENCE_MS)
    return this.view(draft)
  }

  /** Makes a draft and lets it be read. */
  begin(files: readonly DraftFile[], paths: readonly string[], options: DraftOptions): Draft {
    const id = `d${randomBytes(8).toString('hex')}`
    const draft: Draft = { id, files, paths, options, job: '', preview: null, failure: null }
    this.#drafts.set(id, draft)
    for (const old of [...this.#drafts.keys()].slice(0, -MOST_KEPT)) this.#drafts.delete(old)
    this.#read(draft)
    return draft
  }

  /** Reads a draft otherwise; what still read it is ended. */
  async change(id: string, options: DraftOptions): Promise<DraftView> {
    const draft = this.get(id)
    this.#jobs.cancel(draft.job)
    draft.options = options
    draft.preview = null
    draft.failure = null
    this.#read(draft)
    await this.#jobs.over(draft.job, PATIENCE_MS)
    return this.view(draft)
  }

  /** @throws RequestError when there is no such draft. */
  get(id: string): Draft {
    const draft = this.#drafts.get(id)
    if (draft) return draft
    throw new RequestError(
      'not-found',
      'there is no such draft; the server may have been started anew: send the file again',
    )
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
