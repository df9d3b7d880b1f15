import { isDeepStrictEqual } from 'node:util'
import { StateError } from '../../base/errors.ts'
import { cancellable } from '../../pipeline/cancellable.ts'
import { KeptClusterings } from '../../pipeline/kept-clusterings.ts'
import type { ShopOptions } from '../../pipeline/measure-shop.ts'
import { lookBackOn, openShop, recountShop, type Shop } from '../../pipeline/open-shop.ts'
import type { ExtraMeasure } from '../../rfm/extra-measures.ts'
import type { Store } from '../../store/store.ts'
import { type Following, followWith } from './following.ts'
import type { Sources } from './protocol.ts'
import type { Shelf, ShopCustomers } from './shelf.ts'
import { countingOf, hashesOf, readingOf } from './shop-identity.ts'

/** The lines that are in the store. */
type Lines = Pick<Shop, 'transactions' | 'options'> & {
  readonly paths: readonly string[]
  /** Measures whose columns were read. */
  readonly readFor: readonly ExtraMeasure[]
}

/** A shop as somebody asks for it. */
export interface ShopQuestion {
  readonly sources: Sources
  readonly options: ShopOptions
  /** Measures that runs need; without them those that are there will do. */
  readonly extras?: readonly ExtraMeasure[]
}

/** A shop from which runs can be made, and what they have in common. */
export interface ReadyShop {
  readonly shop: Shop
  readonly customers: ShopCustomers
  readonly kept: KeptClusterings
}

/** The one shop that an engine has read: as little is done anew as a question allows. */
export class OpenedShop {
  readonly #store: Store
  readonly #shelf: Shelf
  readonly #threads: number
  #lines: Lines | undefined
  /** These lines as they are counted now. */
  #shop: Shop | undefined
  /** The shop that was made ready last. */
  #ready: ReadyShop | undefined

  constructor(store: Store, shelf: Shelf, threads: number) {
    this.#store = store
    this.#shelf = shelf
    this.#threads = threads
  }

  /** The shop as it is counted now, whoever asked for it. */
  get current(): Shop | undefined {
    return this.#shop
  }

  /** The shop, where it is there and counted as asked for. */
  find({ sources, options, extras }: ShopQuestion): Shop | undefined {
    const shop = this.#shop
    if (!shop || !this.#holds(sources, options)) return undefined
    if (!isDeepStrictEqual(countingOf(shop.options), countingOf(options))) return undefined
    return extras === undefined || isDeepStrictEqual(shop.extras, extras) ? shop : undefined
  }

  /** The shop with its past and its customers, where it is there as asked for. */
  findReady(question: ShopQuestion): ReadyShop | undefined {
    const shop = this.find(question)
    return shop !== undefined && this.#ready?.shop === shop ? this.#ready : undefined
  }

  async openReady(question: ShopQuestion, following: Following): Promise<ReadyShop> {
    const opened = await this.open(question, following)
    if (this.#ready?.shop === opened) return this.#ready
    if (opened.past === undefined) following.tell({ kind: 'stage', stage: 'looking back', done: null })
    return cancellable(this.#store, followWith(this.#threads, following), async () => {
      const shop = await lookBackOn(this.#store, opened)
      const customers = await this.#shelf.customersOf(this.#store, shop)
      await this.#ready?.customers.base.letGo()
      customers.base.hold()
      this.#shop = shop
      this.#ready = { shop, customers, kept: new KeptClusterings() }
      return this.#ready
    })
  }

  /**
   * The shop as asked for: as it is, counted again, or read.
   *
   * @throws StateError when the sources have other bytes than were asked for.
   */
  async open(question: ShopQuestion, following: Following): Promise<Shop> {
    const { sources, options, extras = this.#shop?.extras ?? [] } = question
    const follow = followWith(this.#threads, following)
    const lines = this.#lines
    if (lines && this.#holds(sources, options) && extras.every((measure) => lines.readFor.includes(measure))) {
      const shop = this.find({ sources, options, extras })
      if (shop) return shop
      this.#shop = undefined
      const recounted = await recountShop(this.#store, { ...lines, extras }, countingOf(options), follow)
      return this.keep(recounted, sources, lines.readFor)
    }
    await this.forget()
    const call = { ...options, source: sources.paths, readProducts: true, features: extras }
    const shop = await openShop(this.#store, { ...call, ...follow })
    if (sources.sha256 && !isDeepStrictEqual(hashesOf(shop), sources.sha256)) {
      throw new StateError('the sources have changed since the run was made; make a new run from them')
    }
    return this.keep(shop, sources, extras)
  }

  /** Takes a shop that has been read into the store. */
  keep(shop: Shop, { paths }: Sources, readFor: readonly ExtraMeasure[] = []): Shop {
    const { transactions, options } = shop
    this.#lines = { transactions, options, paths, readFor }
    this.#shop = shop
    return shop
  }

  async forget(): Promise<void> {
    const ready = this.#ready
    this.#lines = undefined
    this.#shop = undefined
    this.#ready = undefined
    await ready?.customers.base.letGo()
  }

  /** Whether the lines are those of the sources: of the same bytes where these are known, else of the same paths. */
  #holds({ paths, sha256 }: Sources, options: ShopOptions): boolean {
    const lines = this.#lines
    if (!lines || !isDeepStrictEqual(readingOf(lines.options), readingOf(options))) return false
    return sha256 ? isDeepStrictEqual(hashesOf(lines), sha256) : isDeepStrictEqual(lines.paths, paths)
  }
}
