import { html } from '../../charts/markup.ts'
import { cohortGrid } from '../cohort-grid.ts'
import { formatShare } from '../format.ts'
import type { Section } from '../section.ts'
import type { EvolutionPage } from './evolution-page.ts'

/** Which share of newcomers ordered again, month by month; null where no month has a later one. */
export function cohortsSection({ cohorts, lastMonthIsWhole }: EvolutionPage): Section | null {
  if (!cohorts.some(({ active }) => active.length > 1)) return null
  const seen = cohorts.slice(1).filter(({ active }) => active.length > (lastMonthIsWhole ? 1 : 2))
  const first = seen.reduce((total, { customers }) => total + customers, 0)
  const again = seen.reduce((total, { active }) => total + active[1]!, 0)
  const grid = cohortGrid(cohorts, lastMonthIsWhole)
  const isNarrow = Math.max(...cohorts.map(({ active }) => active.length)) <= 14
  return {
    topic: 'Coming back',
    title:
      first === 0
        ? 'No newcomers can be followed for a whole month yet'
        : `${formatShare(again / first)} of newcomers order again in the month after their first`,
    reading: html`<p>Customers by the calendar month of their first order, over the whole log. Each cell: the share of the row's customers who ordered in that month. Months that lie ahead are blank.</p>`,
    ...(isNarrow ? { figure: grid } : { wide: grid }),
  }
}
