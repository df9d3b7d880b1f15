import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CustomerView, SegmentView } from '../../api/customers.ts'
import { StateError } from '../../base/errors.ts'
import { type Crossing, crossCustomers } from '../../explore/cross-customers.ts'
import { baseOfFile, baseOfShop, type CustomerBase } from '../../explore/customer-base.ts'
import { marksOfFile, marksOfRun } from '../../explore/customer-marks.ts'
import { customerView } from '../../explore/customer-view.ts'
import { ExploredRun } from '../../explore/explored-run.ts'
import { settleResult } from '../../exports/result-folder.ts'
import { readModel } from '../../pipeline/assign.ts'
import type { MeasuredShop } from '../../pipeline/measure-shop.ts'
import type { Model } from '../../pipeline/model.ts'
import type { Run } from '../../pipeline/run.ts'
import type { ReportInput } from '../../report/input/report-input.ts'
import type { Store } from '../../store/store.ts'
import type { RunJson } from '../run-json.ts'
import type { RunPlace } from './protocol.ts'

/** A run on the shelf, with what explains its customers. */
interface Shelved {
  readonly explored: ExploredRun
  readonly model: Model
  readonly asOf: string | null
  /** The figure to watch, by cluster. */
  readonly watch: ReadonlyMap<number, string>
}

/** The customers of a shop, and the index that its runs know each of them by. */
export interface ShopCustomers {
  readonly base: CustomerBase
  readonly places: Int32Array
}

const MOST_RUNS = 6

/**
 * The runs that can be asked about without reading files, the latest used ones first. Runs of one shop share its customers,
 * and a run whose files are not written stays.
 */
export class Shelf {
  readonly #store: Store
  readonly #runs = new Map<string, Promise<Shelved>>()
  /** Runs without files. */
  readonly #held = new Set<string>()
  #tables = 0

  /** `store` must share its tables with the store that runs are made in. */
  constructor(store: Store) {
    this.#store = store
  }

  /** The customers of the shop that is in `made`, a store that shares its tables with this shelf. */
  async customersOf(made: Store, shop: MeasuredShop): Promise<ShopCustomers> {
    const { keep } = shop.transactions
    const facts = { keep, hasClock: shop.totals.hasClock, hasAmounts: shop.cleaned.hasAmounts, extras: shop.extras }
    const customers = await baseOfShop(made, this.#store, this.#nextTable(), facts)
    void customers.base.warm().catch(() => {})
    return customers
  }

  /** Takes a run that is being made; it stays until `release`. */
  async take(run: string, { base, places }: ShopCustomers, made: Run, report: ReportInput): Promise<void> {
    const { model, asOf, segments } = made
    const explored = new ExploredRun(
      this.#store,
      { base, marks: marksOfRun(made, places) },
      report,
      comparesLogs(model),
    )
    const watch = new Map(segments.map(({ cluster, kpi }) => [cluster, kpi]))
    this.#held.add(run)
    base.hold()
    await this.#put(run, Promise.resolve({ explored, model, asOf, watch }))
  }

  /** The files of a run are written and may be read again; or, where `kept` is false, they never will be. */
  async release(run: string, kept: boolean): Promise<void> {
    this.#held.delete(run)
    if (!kept) await this.#drop(run)
  }

  async explored(place: RunPlace): Promise<ExploredRun> {
    return (await this.#get(place)).explored
  }

  async segment(place: RunPlace, slug: string): Promise<SegmentView | null> {
    const { explored, watch } = await this.#get(place)
    const cluster = [...explored.slugOf].find(([, known]) => known === slug)?.[0]
    return cluster === undefined ? null : explored.segment(slug, watch.get(cluster) ?? null)
  }

  async customer(place: RunPlace, id: string): Promise<CustomerView | null> {
    const { explored, model, asOf } = await this.#get(place)
    return customerView(this.#store, explored, { model, asOf }, id)
  }

  async compare(from: RunPlace, to: RunPlace): Promise<Crossing> {
    const [a, b] = [(await this.#get(from)).explored.table, (await this.#get(to)).explored.table]
    return crossCustomers(this.#store, a, b)
  }

  async #get(place: RunPlace): Promise<Shelved> {
    const known = this.#runs.get(place.run)
    if (known) {
      this.#runs.delete(place.run)
      this.#runs.set(place.run, known)
      return known
    }
    const read = this.#read(place)
    await this.#put(place.run, read)
    return read
  }

  async #put(run: string, shelved: Promise<Shelved>): Promise<void> {
    const before = this.#drop(run)
    this.#runs.set(run, shelved)
    shelved.catch(() => this.#runs.get(run) === shelved && this.#runs.delete(run))
    await before
    const oldest = [...this.#runs.keys()].find((other) => !this.#held.has(other))
    if (this.#runs.size > MOST_RUNS && oldest !== undefined && oldest !== run) await this.#drop(oldest)
  }

  async #drop(run: string): Promise<void> {
    const shelved = this.#runs.get(run)
    this.#runs.delete(run)
    const gone = await shelved?.catch(() => undefined)
    await gone?.explored.table.base.letGo()
  }

  #nextTable(): string {
    return `customers_${++this.#tables}`
  }

  async #read({ folder }: RunPlace): Promise<Shelved> {
    await settleResult(folder)
    const [json, report] = await Promise.all([
      readJson<RunJson>(join(folder, 'run.json')),
      readJson<ReportInput>(join(folder, 'report.json')),
    ])
    const model = await readModel(join(folder, 'model.json'))
    const parquet = join(folder, 'customers.parquet')
    const base = await baseOfFile(this.#store, this.#nextTable(), parquet)
    const marks = await marksOfFile(this.#store, parquet, {
      n: base.n,
      bins: model.scoring.bins,
      clusterNames: new Map(report.segments.map(({ cluster, name }) => [cluster, name])),
    })
    base.hold()
    void base.warm().catch(() => {})
    const watch = new Map(json.segments.map(({ cluster, kpi }) => [cluster, kpi]))
    return {
      explored: new ExploredRun(this.#store, { base, marks }, report, comparesLogs(model)),
      model,
      asOf: json.asOf,
      watch,
    }
  }
}

function comparesLogs({ features }: Model): boolean {
  return features.columns.some(({ transform }) => transform.kind === 'log1p' || transform.kind === 'log')
}

async function readJson<T>(path: string): Promise<T> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T
  } catch {
    throw new StateError('the files of this run are gone or damaged; make it again from its source')
  }
}
