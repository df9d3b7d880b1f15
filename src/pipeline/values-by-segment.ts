import type { ReportValues } from '../report/input/report-values.ts'
import { reportValues } from './report-values.ts'
import type { Run } from './run.ts'
import type { CustomerValues } from './value-customers.ts'

/** A lifetime value added up by segment, in the order of the run's segments. */
export function valuesBySegment(
  { clustering, segments }: Pick<Run, 'clustering' | 'segments'>,
  values: CustomerValues,
): ReportValues {
  const place = new Map(segments.map(({ cluster }, i) => [cluster, i]))
  const groupOf = clustering.labels.map((label) => place.get(label)!)
  const names = segments.map(({ segment }) => segment)
  return reportValues(values, { by: 'segment', names, groupOf })
}
