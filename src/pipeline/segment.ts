import { forgetLines } from '../sources/read-tables.ts'
import type { Store } from '../store/store.ts'
import type { Following, Staffed } from './cancellable.ts'
import { familyOf } from './families.ts'
import { featureRecipe } from './feature-recipe.ts'
import { KeptClusterings } from './kept-clusterings.ts'
import { methodOf } from './method-of.ts'
import { openShop, type Shop } from './open-shop.ts'
import type { WriteOptions } from './prepare-text.ts'
import type { Compared } from './report-measures.ts'
import type { Run } from './run.ts'
import { chooseMap } from './score-by-rules.ts'
import type { SegmentOptions } from './segment-options.ts'
import type { GroupingOptions, segmentShop as SegmentShop } from './segment-shop.ts'
import { splitOptions } from './split-options.ts'
import type { startWriting as StartWriting } from './write-run.ts'

/** Sources, with all that can be said about a run. */
export interface SegmentCall extends SegmentOptions, Following {
  /** Files, patterns or folders. */
  readonly source: string | readonly string[]
}

/**
 * The whole way from transactions to named segments. The run is plain data; the tables behind it stay in the store, so
 * that `writeRun` can write the result files.
 *
 * @throws OptionError when an option is wrong; SourceError when the data cannot be used.
 */
export async function segment(store: Store, call: SegmentCall): Promise<Run> {
  const { shop, groupingOptions, following, segmentShop } = await openAsAsked(store, call)
  return segmentShop(store, shop, groupingOptions, following)
}

/**
 * `segment` and `writeRun` in less time and memory than one after the other: what needs no segments is written while threads
 * cluster. The shop is used up: the store holds the run, and no longer all the lines that it was made of.
 *
 * @throws as both do.
 */
export async function segmentInto(store: Store, call: SegmentCall & Staffed, options: WriteOptions): Promise<Run> {
  const { shop, groupingOptions, following, segmentShop, startWriting } = await openAsAsked(store, call)
  await using writing = await startWriting(store, shop.transactions, options)
  const kept = new KeptClusterings()
  const meanwhile = async (): Promise<void> => {
    await store.giveBack()
    await writing.ahead(() => compared(shop, kept, groupingOptions))
    // Only columns that are carried along are read from the lines again.
    if (shop.transactions.keep.length === 0) await forgetLines(store)
  }
  const run = await segmentShop(store, shop, groupingOptions, { ...following, kept, meanwhile })
  following.onProgress?.('writing')
  await writing.complete(run)
  return run
}

/** The customers as they are compared; `kept` has them once clustering has begun. */
function compared({ customers, currency }: Shop, kept: KeptClusterings, options: GroupingOptions): Compared {
  const { matrix, model } = kept.features(customers, featureRecipe(options))
  return { customerColumns: customers, currency, clustering: { matrix, features: model } }
}

/** A measured shop, and what is done with it. */
interface Opened {
  readonly shop: Shop
  readonly groupingOptions: GroupingOptions
  readonly following: Staffed
  readonly segmentShop: typeof SegmentShop
  readonly startWriting: typeof StartWriting
}

/** The shop of a call whose other options are known to be right, so that a wrong one does not wait for the reading. */
async function openAsAsked(
  store: Store,
  { source, crew, threads, onProgress, signal, ...options }: SegmentCall & Staffed,
): Promise<Opened> {
  const { shopOptions, groupingOptions } = splitOptions(options)
  const method = methodOf(groupingOptions)
  await chooseMap(groupingOptions)
  const following = { crew, threads, onProgress, signal }
  const { features = [] } = groupingOptions
  const [shop, { segmentShop }, { startWriting }] = await Promise.all([
    openShop(store, { ...shopOptions, ...following, source, features }),
    // What comes later is read from the disk while the engine reads the sources.
    import('./segment-shop.ts'),
    import('./write-run.ts'),
    familyOf(method, groupingOptions),
  ])
  return { shop, groupingOptions, following, segmentShop, startWriting }
}
