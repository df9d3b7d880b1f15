import type { Period } from '../../base/calendar-periods.ts'
import { axisLabel } from './axis-label.ts'
import type { PagePoint } from './evolution-page.ts'

/** `Nov 2011`, `Q4 2011`, `The week of 3 Jan 2011`. */
export function periodWords(point: PagePoint, every: Period): string {
  const { label, year } = axisLabel(point, every)
  return `${every === 'week' ? 'The week of ' : ''}${label} ${year}`
}
