import type { SegmentOptions } from '../pipeline/segment-options.ts'

/**
 * What can be changed about a run after it was made. Every setting is plain JSON; what is left out has the default of
 * `clientele segment`. `asOf`, `since` and `refunds` count the rows again, the others start from measured customers.
 */
export type RunSettings = Pick<
  SegmentOptions,
  | 'asOf'
  | 'since'
  | 'refunds'
  | 'bins'
  | 'scoring'
  | 'map'
  | 'features'
  | 'transform'
  | 'scale'
  | 'winsorise'
  | 'method'
  | 'k'
  | 'chooseK'
  | 'eps'
  | 'minSamples'
  | 'minClusterSize'
  | 'seed'
>
