import type { Feature } from '../features/feature.ts'
import { EXTRA_MEASURES } from '../rfm/extra-measures.ts'
import { measuresWithRoles } from '../rfm/needed-roles.ts'
import type { RunJson } from './run-json.ts'

/** What the customers of a run can be clustered by: what the columns of its source tell. */
export function featuresOf({ columns, grain, revenue }: Pick<RunJson, 'columns' | 'grain' | 'revenue'>): Feature[] {
  const money: Feature[] = revenue === null ? [] : ['monetary', 'averageOrderValue']
  const timed: Feature[] = grain === 'customers' ? [] : ['tenure', ...measuresWithRoles(EXTRA_MEASURES, columns)]
  return ['recency', 'frequency', ...money, ...timed]
}
