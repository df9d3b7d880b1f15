import type { Store } from '../store/store.ts'
import type { Following } from './cancellable.ts'
import { methodOf } from './method-of.ts'
import { openShop } from './open-shop.ts'
import type { Run } from './run.ts'
import { chooseMap } from './score-by-rules.ts'
import type { SegmentOptions } from './segment-options.ts'
import { segmentShop } from './segment-shop.ts'
import { splitOptions } from './split-options.ts'

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
  const { source, threads, onProgress, signal, ...options } = call
  const { shopOptions, groupingOptions } = splitOptions(options)
  methodOf(groupingOptions)
  await chooseMap(groupingOptions)
  const following = { threads, onProgress, signal }
  const { features = [] } = groupingOptions
  const shop = await openShop(store, { ...shopOptions, ...following, source, features })
  return segmentShop(store, shop, groupingOptions, following)
}
