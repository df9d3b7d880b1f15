import { html, type Markup } from '../../charts/markup.ts'
import { cohortGrid } from '../cohort-grid.ts'
import { formatShare } from '../format.ts'
import type { ReportCohorts } from '../input/report-over-time.ts'
import { numberWord } from '../number-word.ts'
import type { ReportContext } from '../report-context.ts'
import type { Section } from '../section.ts'
import { isWhole, shortStepName } from '../step-words.ts'

/** Whether first-time buyers return: customers by first order, and the share of them who ordered again so much later. */
export function returnSection({ input }: ReportContext): Section | null {
  const { cohorts } = input
  if (cohorts === null || cohorts.rows.every(({ customers, again }) => customers === 0 || again.length === 0))
    return null
  const { unit } = cohorts
  return {
    topic: 'Coming back',
    title: title(cohorts),
    reading: html`<p>Each row is the customers who first ordered in that ${unit}; each column the share of them who ordered again so many ${unit}s later.</p><p>The first row is not only new customers: the file begins there, and whoever bought before looks new.</p>`,
    figure: html`<figure><figcaption><b>Share ordering again, by ${unit} of first order</b><span class="sub">% of the row’s customers. Blank: not yet happened.</span></figcaption>
${grid(cohorts)}</figure>`,
  }
}

/** The first step after the first order, over all cohorts that had the whole of it; the first cohort is left out where it can be. */
function title({ unit, steps, rows }: ReportCohorts): string {
  const known = [...rows.keys()].filter((i) => i + 1 < steps.length && isWhole(steps[i + 1]!) && rows[i]!.customers > 0)
  const fresh = known.length > 1 ? known.filter((i) => i > 0) : known
  const customers = fresh.reduce((sum, i) => sum + rows[i]!.customers, 0)
  const again = fresh.reduce((sum, i) => sum + rows[i]!.again[0]!, 0)
  if (customers === 0) return `Too early to say how many newcomers order again the ${unit} after`
  if (again === 0) return `No newcomer ordered again the ${unit} after`
  return `${shareWords(again / customers)} newcomers ${Math.round(customers / again) > 1 && isOneIn(again / customers) ? 'orders' : 'order'} again the ${unit} after`
}

/** `One in five` where that is true to a hundredth. */
function shareWords(share: number): string {
  return isOneIn(share) ? `One in ${numberWord(Math.round(1 / share))}` : `${formatShare(share)} of`
}

function isOneIn(share: number): boolean {
  const n = Math.round(1 / share)
  return n >= 2 && n <= 12 && Math.abs(share - 1 / n) <= 0.01
}

/** Steps in which nobody came for the first time have no row. */
function grid({ unit, steps, rows }: ReportCohorts): Markup {
  const cohorts = rows.flatMap(({ customers, again }, i) =>
    customers === 0 ? [] : [{ month: shortStepName(steps[i]!.start, unit), customers, active: [customers, ...again] }],
  )
  return cohortGrid(cohorts, isWhole(steps.at(-1)!), unit)
}
