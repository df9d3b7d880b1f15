import type { StepUnit } from '../base/calendar-steps.ts'
import { rampStep, rampSteps } from '../charts/amount-ramp.ts'
import { html, type Markup } from '../charts/markup.ts'
import { formatCount, formatMonth, formatShare } from './format.ts'

/** Customers by the month of their first order, and how many of them ordered in each month since. */
export interface PageCohort {
  /** `YYYY-MM`; or the name of a quarter or year, where these are the steps. */
  readonly month: string
  readonly customers: number
  readonly active: readonly number[]
}

/** Rows and columns that a page has room for; the latest rows and the first columns are shown. */
const MOST = 24

/**
 * Cohorts as a table, tinted by share: a row per month of first order, a column per month since. Months that lie ahead are
 * blank. The first cohort of the file and a last month that is not over are marked.
 */
export function cohortGrid(
  cohorts: readonly PageCohort[],
  lastMonthIsWhole: boolean,
  unit: StepUnit = 'month',
): Markup {
  const shown = cohorts.slice(-MOST)
  const columns = Math.min(MOST, Math.max(...shown.map(({ active }) => active.length)) - 1)
  const percent = (count: number, customers: number): number => (100 * count) / customers
  const shares = shown.flatMap(({ active, customers }) =>
    active.slice(1, columns + 1).map((n) => percent(n, customers)),
  )
  const edges = evenEdges(Math.max(0, ...shares))
  const cell = ({ active, customers }: PageCohort, age: number): Markup => {
    const count = active[age]
    if (count === undefined) return html`<td></td>`
    const isOpen = !lastMonthIsWhole && age === active.length - 1
    return html`<td class="a${rampStep(percent(count, customers), edges)}">${formatShare(count / customers)}${isOpen && '*'}</td>`
  }
  const isFirst = (cohort: PageCohort): boolean => cohort === cohorts[0]
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Cohorts"><table class="grid cohorts"><caption>Share of the customers of each ${unit} of first order (rows) who ordered again, by ${unit}s since (columns)</caption>
<thead><tr><th scope="col">First order</th><th scope="col" class="number">Customers</th>${Array.from({ length: columns }, (_, i) => html`<th scope="col" class="number">${i + 1}</th>`)}</tr></thead>
<tbody>${shown.map((cohort) => html`<tr><th scope="row">${formatMonth(cohort.month)}${isFirst(cohort) && '†'}</th><td class="total">${formatCount(cohort.customers)}</td>${Array.from({ length: columns }, (_, i) => cell(cohort, i + 1))}</tr>`)}</tbody></table></div>
${shown.some(isFirst) && html`<p class="note">† They may have bought before the file began.</p>`}${!lastMonthIsWhole && html`<p class="note">* The log ends within this ${unit}.</p>`}${shown.length < cohorts.length && html`<p class="note">The last ${MOST} of ${cohorts.length} months; all are in cohorts.csv.</p>`}`
}

/** Where the tints change: multiples of a round number of percent, as many as the ramp has room for. */
function evenEdges(most: number): number[] {
  const size = [1, 2, 5, 10].find((percent) => most < percent * rampSteps) ?? 20
  return Array.from({ length: Math.min(rampSteps - 1, Math.floor(most / size)) }, (_, i) => (i + 1) * size)
}
