import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CustomerView, SegmentView } from '../../api/customers.ts'
import { StateError } from '../../base/errors.ts'
import { customersOfFile, customersOfOutcome } from '../../explore/customer-table.ts'
import { customerView } from '../../explore/customer-view.ts'
import { ExploredRun } from '../../explore/explored-run.ts'
import { settleResult } from '../../exports/result-folder.ts'
import { readModel } from '../../pipeline/assign.ts'
import type { Model } from '../../pipeline/model.ts'
import type { Run } from '../../pipeline/run.ts'
import type { ReportInput } from '../../report/report-input.ts'
import type { Store } from '../../store/store.ts'
import type { RunJson } from '../run-json.ts'
import type { Crossing, RunPlace } from './protocol.ts'

/** A run on the shelf, with what explains its customers. */
interface Shelved {
  readonly explored: ExploredRun
  readonly model: Model
  readonly asOf: string | null
  /** The figure to watch, by cluster. */
  readonly watch: ReadonlyMap<number, string>
}

const MOST_RUNS = 4

/** The runs that can be asked about without reading files, the latest used ones first. */
export class Shelf {
  readonly #store: Store
  readonly #runs = new Map<string, Promise<Shelved>>()

  /** `store` must share its tables with the store that runs are made in. */
  constructor(store: Store) {
    this.#store = store
  }

  /** Takes a run that has just been made; `made` is the store with its tables. */
  async take(
    run: string,
    made: Store,
    { keep, hasClock, model, asOf, segments }: Run,
    report: ReportInput,
  ): Promise<void> {
    const table = await customersOfOutcome(made, tableOf(run), { keep, hasClock })
    const watch = new Map(segments.map(({ cluster, kpi }) => [cluster, kpi]))
    await this.#put(run, Promise.resolve({ explored: new ExploredRun(this.#store, table, report), model, asOf, watch }))
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
    const cells = await this.#store.rows<{ from: number; to: number; customers: bigint; revenue: number }>(`
      SELECT a.cluster::INTEGER AS "from", b.cluster::INTEGER AS "to", count(*) AS customers,
        coalesce(sum(b.revenue), 0)::DOUBLE AS revenue
      FROM ${a.name} a JOIN ${b.name} b USING (customer_id) GROUP BY ALL ORDER BY ALL`)
    const common = cells.reduce((all, { customers }) => all + Number(customers), 0)
    return {
      cells: cells.map((cell) => ({ ...cell, customers: Number(cell.customers) })),
      onlyFrom: a.n - common,
      onlyTo: b.n - common,
    }
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
    this.#runs.delete(run)
    this.#runs.set(run, shelved)
    shelved.catch(() => this.#runs.delete(run))
    const [oldest] = this.#runs.keys()
    if (this.#runs.size <= MOST_RUNS || oldest === undefined) return
    this.#runs.delete(oldest)
    await this.#store.run(`DROP TABLE IF EXISTS ${tableOf(oldest)}`)
  }

  async #read({ run, folder }: RunPlace): Promise<Shelved> {
    await settleResult(folder)
    const [json, report] = await Promise.all([
      readJson<RunJson>(join(folder, 'run.json')),
      readJson<ReportInput>(join(folder, 'report.json')),
    ])
    const model = await readModel(join(folder, 'model.json'))
    const table = await customersOfFile(this.#store, tableOf(run), join(folder, 'customers.parquet'))
    const watch = new Map(json.segments.map(({ cluster, kpi }) => [cluster, kpi]))
    return { explored: new ExploredRun(this.#store, table, report), model, asOf: json.asOf, watch }
  }
}

function tableOf(run: string): string {
  return `run_${run}`
}

async function readJson<T>(path: string): Promise<T> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T
  } catch {
    throw new StateError('the files of this run are gone or damaged; make it again from its source')
  }
}
