import { OptionError } from '../base/errors.ts'
import { BUILT_METHODS, type BuiltMethod, type SegmentOptions } from './segment-options.ts'

/** The method that the options name. @throws OptionError with the list of those that are built when it is not. */
export function builtMethod({ method = 'k-means' }: SegmentOptions): BuiltMethod {
  const built = BUILT_METHODS.find((name) => name === method)
  if (built) return built
  throw new OptionError(`--method ${method} is not built yet; use ${BUILT_METHODS.join(', ')}`)
}
