import { forgetLines } from '../sources/read-tables.ts'
import type { Store } from '../store/store.ts'
import type { Following } from './cancellable.ts'
import { methodOf } from './method-of.ts'
import { openShop, type Shop } from './open-shop.ts'
import type { WriteOptions } from './prepare-text.ts'
import type { Run } from './run.ts'
import { chooseMap } from './score-by-rules.ts'
import type { SegmentOptions } from './segment-options.ts'
import { type GroupingOptions, segmentShop } from './segment-shop.ts'
import { splitOptions } from './split-options.ts'
import { startWriting } from './write-run.ts'

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
  const { shop, groupingOptions, following } = await openAsAsked(store, call)
  return segmentShop(store, shop, groupingOptions, following)
}

/**
 * `segment` and `writeRun` in less time and memory than one after the other: what needs no segments is written while threads
 * cluster. The shop is used up: the store holds the run, and no longer all the lines that it was made of.
 *
 * @throws as both do.
 */
export async function segmentInto(store: Store, call: SegmentCall, options: WriteOptions): Promise<Run> {
  const { shop, groupingOptions, following } = await openAsAsked(store, call)
  await using writing = await startWriting(store, shop.transactions, options)
  const meanwhile = async (): Promise<void> => {
    await store.giveBack()
    await writing.ahead()
    // Only columns that are carried along are read from the lines again.
    if (shop.transactions.keep.length === 0) await forgetLines(store)
  }
  const run = await segmentShop(store, shop, groupingOptions, { ...following, meanwhile })
  following.onProgress?.('writing')
  await writing.complete(run)
  return run
}

/** The shop of a call whose other options are known to be right, so that a wrong one does not wait for the reading. */
async function openAsAsked(
  store: Store,
  { source, threads, onProgress, signal, ...options }: SegmentCall,
): Promise<{ shop: Shop; groupingOptions: GroupingOptions; following: Following }> {
  const { shopOptions, groupingOptions } = splitOptions(options)
  methodOf(groupingOptions)
  await chooseMap(groupingOptions)
  const following = { threads, onProgress, signal }
  const { features = [] } = groupingOptions
  return { shop: await openShop(store, { ...shopOptions, ...following, source, features }), groupingOptions, following }
}
