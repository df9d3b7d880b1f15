import { ACTIONS } from '../naming/actions.ts'
import type { Model } from './model.ts'
import { findsK, type Method } from './segment-options.ts'
import type { SegmentRecord } from './segment-record.ts'

/** What a model knows of its segments. Further customers may be in no cluster though nobody of the run was. */
export function modelSegments(segments: readonly SegmentRecord[], method: Method): Model['segments'] {
  const known = segments.map(({ cluster, segment, action, reason, kpi, whyNamed }) => ({
    ...{ cluster, segment, action, reason, kpi, whyNamed },
  }))
  if (!findsK(method) || known.some(({ cluster }) => cluster === -1)) return known
  const { action, kpi } = ACTIONS.Unclustered
  const reason = 'They fit no group; everybody did when the model was made.'
  const whyNamed = 'noise of the clustering, in no segment'
  return [...known, { cluster: -1, segment: 'Unclustered', action, reason, kpi, whyNamed }]
}
