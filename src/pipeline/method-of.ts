import { OptionError } from '../base/errors.ts'
import { findsK, type Method, type SegmentOptions } from './segment-options.ts'

/** The method that the options name. @throws OptionError when other options mean nothing to it. */
export function methodOf(options: SegmentOptions): Method {
  const { method = 'k-means', eps, minSamples, minClusterSize } = options
  if (findsK(method) && (options.k !== undefined || options.chooseK !== undefined)) {
    throw new OptionError(`--method ${method} finds the number of clusters itself; leave --k and --choose-k out`)
  }
  const misplaced = [
    method !== 'dbscan' && eps !== undefined && '--eps',
    !findsK(method) && minSamples !== undefined && '--min-samples',
    method !== 'hdbscan' && minClusterSize !== undefined && '--min-cluster-size',
  ].find((flag) => flag !== false)
  if (misplaced) throw new OptionError(`${misplaced} means nothing to --method ${method}; leave it out`)
  return method
}
