import { OptionError } from '../base/errors.ts'
import { extraMeasuresOf } from '../rfm/extra-measures.ts'
import { DEFAULT_FEATURES, type SegmentOptions } from './segment-options.ts'

/** @throws OptionError for features whose values at other days than its own are not kept with a result. */
export function checkComparable(features: readonly string[]): void {
  const extras = extraMeasuresOf(features)
  if (extras.length === 0) return
  throw new OptionError(
    `clusters made of ${extras.join(', ')} cannot be followed from day to day; use --by rules, or leave ${extras.length > 1 ? 'them' : 'it'} out`,
  )
}

/**
 * The options of a comparison over time. Segments by rules look at no feature, so that a file of options that names extra
 * ones can be followed.
 *
 * @throws OptionError where clusters are made of features that cannot be compared.
 */
export function comparableOptions<Options extends Pick<SegmentOptions, 'features'>>(
  options: Options,
  view: 'clusters' | 'rules',
): Options {
  const { features } = options
  if (features === undefined) return options
  if (view === 'clusters') checkComparable(features)
  const extras: readonly string[] = extraMeasuresOf(features)
  const usual = features.filter((feature) => !extras.includes(feature))
  return { ...options, features: usual.length > 0 ? usual : DEFAULT_FEATURES }
}
