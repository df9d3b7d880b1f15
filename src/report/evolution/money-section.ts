import type { Draw } from '../../charts/draw.ts'
import { html, type Markup } from '../../charts/markup.ts'
import { dataTable } from '../data-table.ts'
import { formatMoney, formatShare, toCurrencyCode } from '../format.ts'
import type { Section } from '../section.ts'
import { showNumbers } from '../show-numbers.ts'
import { evolutionBars } from './evolution-bars.ts'
import type { EvolutionPage, PagePoint } from './evolution-page.ts'
import { leaderOf } from './leader-of.ts'
import { periodWords } from './period-words.ts'
import { unbrokenDate } from './unbroken-date.ts'

/** What each segment brought in each period; null with one date, or without amounts. */
export function moneySection(page: EvolutionPage, draw: Draw): Section | null {
  const { points, every } = page
  if (points.length < 2 || points.every(({ stepRevenue }) => stepRevenue === null)) return null
  const currency = toCurrencyCode(page.currency)
  const show = (amount: number | null): string => formatMoney(amount, currency)
  const title = `Revenue by ${every} and segment`
  const bars = { title, over: 'period', format: show } as const
  return {
    topic: 'What they brought',
    title: bestPeriod(page, show),
    reading: html`<p>Money of each ${every}, by the segment that customers were in at its end.${currency === null && " Amounts are in the file's own currency."}</p>${unplaced(points, show)}${hasNegative(points) && html`<p>What is below zero, because returns outweighed, hangs below the axis.</p>`}`,
    figure: html`${evolutionBars(page, ({ stepRevenue }) => stepRevenue ?? 0, bars, draw)}${showNumbers(numbers(page, title, show))}`,
  }
}

type Show = (amount: number | null) => string

/** The best whole period, and who made most of it. */
function bestPeriod({ points, segments, every }: EvolutionPage, show: Show): string {
  const whole = points.filter(({ isWhole }) => isWhole)
  const best = (whole.length > 0 ? whole : points).reduce((a, b) =>
    (b.stepRevenue ?? 0) > (a.stepRevenue ?? 0) ? b : a,
  )
  const leader = leaderOf(best, segments)
  const made = leader ? `, ${formatShare(leader.share)} of it by ${leader.name}` : ''
  return `${periodWords(best, every)} brought most: ${show(best.stepRevenue)}${made}`
}

function unplaced(points: readonly PagePoint[], show: Show): Markup | false {
  const amounts = points.map(({ unplacedRevenue }) => unplacedRevenue ?? 0).filter((amount) => amount !== 0)
  if (amounts.length === 0) return false
  const total = amounts.reduce((sum, amount) => sum + amount, 0)
  return html`<p>Returns of customers without an order that counts are in no segment: ${show(total)} in all.</p>`
}

function hasNegative(points: readonly PagePoint[]): boolean {
  return points.some(({ segments }) => segments.some(({ stepRevenue }) => (stepRevenue ?? 0) < 0))
}

function numbers({ points, segments }: EvolutionPage, caption: string, show: Show): Markup {
  return dataTable({
    caption,
    columns: ['Until', 'Revenue', ...segments].map((head) => ({ head })),
    rows: points.map((point) => [
      unbrokenDate(point.date),
      show(point.stepRevenue),
      ...point.segments.map(({ stepRevenue }) => show(stepRevenue)),
    ]),
  })
}
