import { access } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import type { CustomerOrders } from '../../api/customers.ts'
import { StateError } from '../../base/errors.ts'
import type { OnProgress } from '../../base/progress.ts'
import { cancellable } from '../../pipeline/cancellable.ts'
import { KeptClusterings } from '../../pipeline/kept-clusterings.ts'
import { type ShopOptions, shopSummary } from '../../pipeline/measure-shop.ts'
import { lookBackOn, openShop, recountShop, type Shop } from '../../pipeline/open-shop.ts'
import { previewShop } from '../../pipeline/preview-shop.ts'
import { readOrders } from '../../pipeline/read-orders.ts'
import { reportInput, reportSegments, reportWithoutTime } from '../../pipeline/report-input.ts'
import type { Run } from '../../pipeline/run.ts'
import { findsK } from '../../pipeline/segment-options.ts'
import { segmentShop } from '../../pipeline/segment-shop.ts'
import { splitOptions } from '../../pipeline/split-options.ts'
import { writeRun } from '../../pipeline/write-run.ts'
import type { ReportInput } from '../../report/input/report-input.ts'
import { type ExtraMeasure, extraMeasuresOf } from '../../rfm/extra-measures.ts'
import type { Store } from '../../store/store.ts'
import { commandOf } from '../command-of.ts'
import { runFolder } from '../run-folder.ts'
import { runIdOf } from '../run-id.ts'
import { runJsonOf } from '../run-json.ts'
import type { Answer, EngineEvent, Params, Preview, Sources } from './protocol.ts'
import type { Shelf, ShopCustomers } from './shelf.ts'
import { Turns } from './turns.ts'

/** How a call is followed and ended. */
export interface Following {
  readonly tell: (event: EngineEvent) => void
  readonly signal: AbortSignal
}

type Lines = Pick<Shop, 'transactions' | 'options'> & {
  readonly paths: readonly string[]
  /** Measures whose columns were read. */
  readonly readFor: readonly ExtraMeasure[]
}

/** A shop from which runs can be made, and what they have in common. */
interface ReadyShop {
  readonly shop: Shop
  readonly customers: ShopCustomers
  readonly kept: KeptClusterings
}

/** The one shop that an engine has read, and the work on it. */
export class Workshop {
  readonly #store: Store
  readonly #shelf: Shelf
  readonly #threads: number
  /** The lines that are in the store. */
  #lines: Lines | undefined
  /** These lines as they are counted now. */
  #shop: Shop | undefined
  /** The shop that was made ready last. */
  #ready: ReadyShop | undefined
  /** Work on the shop's tables. */
  readonly #turns = new Turns()

  constructor(store: Store, shelf: Shelf, threads: number) {
    this.#store = store
    this.#shelf = shelf
    this.#threads = threads
  }

  preview(params: Params<'preview'>, following: Following): Promise<Preview> {
    return this.#turns.run(following.signal, () => this.#preview(params, following))
  }

  async #preview({ sources, options }: Params<'preview'>, following: Following): Promise<Preview> {
    await this.#forget()
    const call = { ...options, source: sources.paths, readProducts: true, ...this.#follow(following) }
    const { shop, columns, problem } = await previewShop(this.#store, call)
    if (!shop) return { columns, problem, reading: null, findings: [], sha256: [] }
    this.#keep(shop, sources)
    const { rows, customers, orders, revenue, firstDate, lastDate, asOf } = shopSummary(shop)
    return {
      columns,
      problem,
      reading: {
        rows: { ...rows, rejected: { ...rows.rejected } },
        customers,
        orders,
        revenue,
        firstDate,
        lastDate,
        asOf,
      },
      findings: shop.cleaned.findings,
      sha256: hashesOf(shop),
    }
  }

  /**
   * Makes a run. Where the shop is counted as asked for and k is given, the run is shown without waiting for others, and
   * what needs the shop's tables follows in its turn.
   */
  async segment({ sources, options, runs }: Params<'segment'>, following: Following): Promise<Answer<'segment'>> {
    const { shopOptions, groupingOptions } = splitOptions(options)
    const extras = extraMeasuresOf(groupingOptions.features ?? [])
    const { tell, signal } = following
    let end: (() => void) | undefined
    const turn = async (): Promise<void> => {
      end ??= await this.#turns.take(signal)
    }
    const open = () => this.#openReady(sources, shopOptions, following, extras)
    const isSettled = typeof groupingOptions.k === 'number' || findsK(groupingOptions.method ?? 'k-means')
    let ready = isSettled ? this.#readyFor(sources, shopOptions, extras) : undefined
    let shown: string | undefined
    let written = false
    try {
      if (!ready) await turn()
      ready ??= await open()
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
        if (this.#shop !== shop) await open()
      }
      const follow = this.#follow(following)
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
    await this.#turns.run(following.signal, () => this.#open(sources, options, following))
    return null
  }

  /** Null where the shop is not there, or is counted otherwise now. */
  orders({ sources, options, customer }: Params<'orders'>, { signal }: Following): Promise<CustomerOrders | null> {
    return this.#turns.run(signal, async () => {
      const shop = this.#shop
      if (!shop || !this.#holds(sources, options)) return null
      if (!isDeepStrictEqual(countingOf(shop.options), countingOf(options))) return null
      return { orders: await readOrders(this.#store, shop, customer) }
    })
  }

  /** The shop with its past and its customers, where it is there as asked for. */
  #readyFor(sources: Sources, options: ShopOptions, extras: readonly ExtraMeasure[]): ReadyShop | undefined {
    const ready = this.#ready
    const counting = [countingOf(options), extras]
    const isThere = ready && ready.shop === this.#shop && this.#holds(sources, options)
    return isThere && isDeepStrictEqual([countingOf(ready.shop.options), ready.shop.extras], counting)
      ? ready
      : undefined
  }

  async #openReady(
    sources: Sources,
    options: ShopOptions,
    following: Following,
    extras: readonly ExtraMeasure[],
  ): Promise<ReadyShop> {
    const opened = await this.#open(sources, options, following, extras)
    if (this.#ready?.shop === opened) return this.#ready
    if (opened.past === undefined) following.tell({ kind: 'stage', stage: 'looking back', done: null })
    return cancellable(this.#store, this.#follow(following), async () => {
      const shop = await lookBackOn(this.#store, opened)
      const customers = await this.#shelf.customersOf(this.#store, shop)
      await this.#ready?.customers.base.letGo()
      customers.base.hold()
      this.#shop = shop
      this.#ready = { shop, customers, kept: new KeptClusterings() }
      return this.#ready
    })
  }

  /** The shop as asked for: as it is, counted again, or read. */
  async #open(
    sources: Sources,
    options: ShopOptions,
    following: Following,
    extras: readonly ExtraMeasure[] = this.#shop?.extras ?? [],
  ): Promise<Shop> {
    const follow = this.#follow(following)
    const lines = this.#lines
    if (lines && this.#holds(sources, options) && extras.every((measure) => lines.readFor.includes(measure))) {
      const counting = [countingOf(options), extras]
      const shop = this.#shop
      if (shop && isDeepStrictEqual([countingOf(shop.options), shop.extras], counting)) return shop
      this.#shop = undefined
      const recounted = await recountShop(this.#store, { ...lines, extras }, countingOf(options), follow)
      return this.#keep(recounted, sources, lines.readFor)
    }
    await this.#forget()
    const call = { ...options, source: sources.paths, readProducts: true, features: extras }
    const shop = await openShop(this.#store, { ...call, ...follow })
    if (sources.sha256 && !isDeepStrictEqual(hashesOf(shop), sources.sha256)) {
      throw new StateError('the sources have changed since the run was made; make a new run from them')
    }
    return this.#keep(shop, sources, extras)
  }

  /** Whether the lines are those of the sources: of the same bytes where these are known, else of the same paths. */
  #holds({ paths, sha256 }: Sources, options: ShopOptions): boolean {
    const lines = this.#lines
    if (!lines || !isDeepStrictEqual(readingOf(lines.options), readingOf(options))) return false
    return sha256 ? isDeepStrictEqual(hashesOf(lines), sha256) : isDeepStrictEqual(lines.paths, paths)
  }

  #keep(shop: Shop, { paths }: Sources, readFor: readonly ExtraMeasure[] = []): Shop {
    const { transactions, options } = shop
    this.#lines = { transactions, options, paths, readFor }
    this.#shop = shop
    return shop
  }

  async #forget(): Promise<void> {
    const ready = this.#ready
    this.#lines = undefined
    this.#shop = undefined
    this.#ready = undefined
    await ready?.customers.base.letGo()
  }

  #follow({ tell, signal }: Following): { threads: number; signal: AbortSignal; onProgress: OnProgress } {
    return {
      threads: this.#threads,
      signal,
      onProgress: (stage, done) => tell({ kind: 'stage', stage, done: done ?? null }),
    }
  }
}

function hashesOf(lines: Pick<Shop, 'transactions'>): string[] {
  return lines.transactions.sources.map(({ sha256 }) => sha256)
}

function countingOf({ asOf, since, refunds }: ShopOptions): Pick<ShopOptions, 'asOf' | 'since' | 'refunds'> {
  return { ...(asOf !== undefined && { asOf }), ...(since !== undefined && { since }), ...(refunds && { refunds }) }
}

function readingOf({ asOf: _, since: __, refunds: ___, ...reading }: ShopOptions): ShopOptions {
  return reading
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
