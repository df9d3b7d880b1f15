import { access } from 'node:fs/promises'
import type { CustomerOrders } from '../../api/customers.ts'
import { cancellable } from '../../pipeline/cancellable.ts'
import { shopSummary } from '../../pipeline/measure-shop.ts'
import { previewShop } from '../../pipeline/preview-shop.ts'
import { readOrders } from '../../pipeline/read-orders.ts'
import { reportInput, reportSegments, reportWithoutTime } from '../../pipeline/report-input.ts'
import type { Run } from '../../pipeline/run.ts'
import { findsK } from '../../pipeline/segment-options.ts'
import { segmentShop } from '../../pipeline/segment-shop.ts'
import { splitOptions } from '../../pipeline/split-options.ts'
import { writeRun } from '../../pipeline/write-run.ts'
import type { ReportInput } from '../../report/input/report-input.ts'
import { extraMeasuresOf } from '../../rfm/extra-measures.ts'
import type { Store } from '../../store/store.ts'
import { commandOf } from '../command-of.ts'
import { runFolder } from '../run-folder.ts'
import { runIdOf } from '../run-id.ts'
import { runJsonOf } from '../run-json.ts'
import { type Following, followWith } from './following.ts'
import { OpenedShop } from './opened-shop.ts'
import type { Answer, Params, Preview } from './protocol.ts'
import type { Shelf } from './shelf.ts'
import { hashesOf } from './shop-identity.ts'
import { Turns } from './turns.ts'

/** The work of an engine on its shop. */
export class Workshop {
  readonly #store: Store
  readonly #shelf: Shelf
  readonly #threads: number
  readonly #opened: OpenedShop
  /** Work on the shop's tables. */
  readonly #turns = new Turns()

  constructor(store: Store, shelf: Shelf, threads: number) {
    this.#store = store
    this.#shelf = shelf
    this.#threads = threads
    this.#opened = new OpenedShop(store, shelf, threads)
  }

  preview(params: Params<'preview'>, following: Following): Promise<Preview> {
    return this.#turns.run(following.signal, () => this.#preview(params, following))
  }

  async #preview({ sources, options }: Params<'preview'>, following: Following): Promise<Preview> {
    await this.#opened.forget()
    const call = { ...options, source: sources.paths, readProducts: true, ...followWith(this.#threads, following) }
    const { shop, columns, problem } = await previewShop(this.#store, call)
    if (!shop) return { columns, problem, reading: null, findings: [], sha256: [] }
    this.#opened.keep(shop, sources)
    const { rows, customers, orders, revenue, firstDate, lastDate, asOf } = shopSummary(shop)
    const counted = { rows: { ...rows, rejected: { ...rows.rejected } }, customers, orders, revenue }
    const reading = { ...counted, firstDate, lastDate, asOf }
    return { columns, problem, reading, findings: shop.cleaned.findings, sha256: hashesOf(shop) }
  }

  /**
   * Makes a run. Where the shop is counted as asked for and k is given, the run is shown without waiting for others, and
   * what needs the shop's tables follows in its turn.
   */
  async segment({ sources, options, runs }: Params<'segment'>, following: Following): Promise<Answer<'segment'>> {
    const { shopOptions, groupingOptions } = splitOptions(options)
    const question = { sources, options: shopOptions, extras: extraMeasuresOf(groupingOptions.features ?? []) }
    const { tell, signal } = following
    let end: (() => void) | undefined
    const turn = async (): Promise<void> => {
      end ??= await this.#turns.take(signal)
    }
    const isSettled = typeof groupingOptions.k === 'number' || findsK(groupingOptions.method ?? 'k-means')
    let ready = isSettled ? this.#opened.findReady(question) : undefined
    let shown: string | undefined
    let written = false
    try {
      if (!ready) await turn()
      ready ??= await this.#opened.openReady(question, following)
      const { shop, customers, kept } = ready
      customers.base.hold()
      const run = runIdOf(hashesOf(shop), options)
      const folder = runFolder(runs, run)
      if (await exists(`${folder}/run.json`)) return { run, made: false }
      const command = commandOf(sources.paths, options)
      const show = async (made: Run, report: ReportInput, tested: boolean): Promise<void> => {
        shown = run
        await this.#shelf.take(run, customers, made, report)
        tell({ kind: 'shown', run, tested, report, json: runJsonOf(made) })
      }
      const onNamed = async (early: Run): Promise<void> => {
        tell({ kind: 'preview', segments: reportSegments(early.segments) })
        await show(early, reportWithoutTime(early, `clientele ${command}`), false)
        await turn()
        // Somebody else may have had the shop counted otherwise meanwhile.
        if (this.#opened.current !== shop) await this.#opened.openReady(question, following)
      }
      const follow = followWith(this.#threads, following)
      const made = await segmentShop(this.#store, shop, groupingOptions, { ...follow, onNamed, kept })
      const report = await cancellable(this.#store, follow, () =>
        reportInput(this.#store, made, `clientele ${command}`),
      )
      await show(made, report, true)
      tell({ kind: 'stage', stage: 'writing files', done: null })
      await cancellable(this.#store, follow, () => writeRun(this.#store, made, { folder, command, report }))
      written = true
      return { run, made: true }
    } finally {
      end?.()
      await ready?.customers.base.letGo()
      if (shown !== undefined) await this.#shelf.release(shown, written)
    }
  }

  async history({ sources, options }: Params<'history'>, following: Following): Promise<null> {
    await this.#turns.run(following.signal, () => this.#opened.open({ sources, options }, following))
    return null
  }

  /** Null where the shop is not there, or is counted otherwise now. */
  orders({ sources, options, customer }: Params<'orders'>, { signal }: Following): Promise<CustomerOrders | null> {
    return this.#turns.run(signal, async () => {
      const shop = this.#opened.find({ sources, options })
      return shop === undefined ? null : { orders: await readOrders(this.#store, shop, customer) }
    })
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
