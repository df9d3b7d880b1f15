import { EXTRA_MEASURES } from '../rfm/extra-measures.ts'
import type { Feature } from './feature.ts'

/** Everything that customers can be clustered by. */
export const FEATURES: readonly Feature[] = [
  'recency',
  'frequency',
  'monetary',
  'tenure',
  'averageOrderValue',
  ...EXTRA_MEASURES,
]
