import { access } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import type { CustomerOrders } from '../../api/customers.ts'
import { StateError } from '../../base/errors.ts'
import type { OnProgress } from '../../base/progress.ts'
import { cancellable } from '../../pipeline/cancellable.ts'
import { type ShopOptions, shopSummary } from '../../pipeline/measure-shop.ts'
import { lookBackOn, openShop, recountShop, type Shop } from '../../pipeline/open-shop.ts'
import { previewShop } from '../../pipeline/preview-shop.ts'
import { readOrders } from '../../pipeline/read-orders.ts'
import { reportInput, reportSegments } from '../../pipeline/report-input.ts'
import { runJson } from '../../pipeline/run-json.ts'
import { segmentShop } from '../../pipeline/segment-shop.ts'
import { splitOptions } from '../../pipeline/split-options.ts'
import { writeRun } from '../../pipeline/write-run.ts'
import { type ExtraMeasure, extraMeasuresOf } from '../../rfm/extra-measures.ts'
import type { Store } from '../../store/store.ts'
import { commandOf } from '../command-of.ts'
import { runFolder } from '../run-folder.ts'
import { runIdOf } from '../run-id.ts'
import type { RunJson } from '../run-json.ts'
import type { Answer, EngineEvent, Params, Preview, Sources } from './protocol.ts'
import type { Shelf } from './shelf.ts'

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

/** The one shop that an engine has read, and the work on it. Only one call may be at work at a time. */
export class Workshop {
  readonly #store: Store
  readonly #shelf: Shelf
  readonly #threads: number
  /** The lines that are in the store. */
  #lines: Lines | undefined
  /** These lines as they are counted now. */
  #shop: Shop | undefined

  constructor(store: Store, shelf: Shelf, threads: number) {
    this.#store = store
    this.#shelf = shelf
    this.#threads = threads
  }

  async preview({ sources, options }: Params<'preview'>, following: Following): Promise<Preview> {
    this.#forget()
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

  async segment({ sources, options, runs }: Params<'segment'>, following: Following): Promise<Answer<'segment'>> {
    const { shopOptions, groupingOptions } = splitOptions(options)
    const { tell } = following
    const extras = extraMeasuresOf(groupingOptions.features ?? [])
    const opened = await this.#open(sources, shopOptions, following, extras)
    const run = runIdOf(hashesOf(opened), options)
    const folder = runFolder(runs, run)
    if (await exists(`${folder}/run.json`)) return { run, made: false }
    if (opened.past === undefined) tell({ kind: 'stage', stage: 'looking back', done: null })
    const follow = this.#follow(following)
    const shop = await cancellable(this.#store, follow, () => lookBackOn(this.#store, opened))
    this.#shop = shop
    const onSegments = (segments: Parameters<typeof reportSegments>[0]): void =>
      tell({ kind: 'preview', segments: reportSegments(segments) })
    const made = await segmentShop(this.#store, shop, groupingOptions, { ...follow, onSegments })
    const command = commandOf(sources.paths, options)
    const report = await cancellable(this.#store, follow, () => reportInput(this.#store, made, `clientele ${command}`))
    await this.#shelf.take(run, this.#store, made, report)
    // Through text, as the file will hold it.
    const json = JSON.parse(JSON.stringify(runJson(made, command, {}))) as RunJson
    tell({ kind: 'shown', run, report, json })
    tell({ kind: 'stage', stage: 'writing files', done: null })
    await cancellable(this.#store, follow, () => writeRun(this.#store, made, { folder, command }))
    return { run, made: true }
  }

  async history({ sources, options }: Params<'history'>, following: Following): Promise<null> {
    await this.#open(sources, options, following)
    return null
  }

  /** Null where the shop is not there, or is counted otherwise now. */
  async orders({ sources, options, customer }: Params<'orders'>): Promise<CustomerOrders | null> {
    const shop = this.#shop
    if (!shop || !this.#holds(sources, options)) return null
    if (!isDeepStrictEqual(countingOf(shop.options), countingOf(options))) return null
    return { orders: await readOrders(this.#store, shop, customer) }
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
    this.#forget()
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

  #forget(): void {
    this.#lines = undefined
    this.#shop = undefined
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
