import type { FeatureOptions } from '../features/build-features.ts'
import { DEFAULT_FEATURES, type SegmentOptions } from './segment-options.ts'

/** How the options make features of the measures. */
export function featureRecipe(options: SegmentOptions): FeatureOptions {
  return {
    features: options.features ?? DEFAULT_FEATURES,
    transform: options.transform ?? 'log1p',
    scale: options.scale ?? 'standard',
    winsorise: options.winsorise ?? null,
  }
}
