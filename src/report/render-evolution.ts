import type { Draw, Drawing } from '../charts/draw.ts'
import { html, type Markup } from '../charts/markup.ts'
import { segmentSlots } from '../charts/segment-slots.ts'
import { cohortGrid } from './cohort-grid.ts'
import { type DataTable, dataTable } from './data-table.ts'
import { evolutionBars, periodWords } from './evolution-bars.ts'
import type { EvolutionPage, PagePoint } from './evolution-page.ts'
import {
  formatCount,
  formatDate,
  formatDecimal,
  formatFineShare,
  formatMoney,
  formatShare,
  none,
  toCurrencyCode,
} from './format.ts'
import { listWords } from './list-words.ts'
import { markOptions } from './mark-options.ts'
import { masthead } from './masthead.ts'
import { renderPage } from './page.ts'
import { renderSection, type Section } from './section.ts'
import { showNumbers } from './show-numbers.ts'

/** A shop over time as one page of HTML that needs nothing but itself. The same input gives the same bytes. */
export function renderEvolution(page: EvolutionPage, { draw, faces }: Drawing): string {
  const { points, windowDays, fitAt } = page
  const [first, last] = [points[0]!, points.at(-1)!]
  const sections = [money(page, draw), people(page, draw), flows(page), returns(page), drift(page)].filter(
    (one) => one !== null,
  )
  const body = html`${masthead('over time', page.sources.join(', '), `${formatDate(first.from)} – ${formatDate(last.date)}`)}
<main id="main">
<h1>${headline(page)}</h1>
<p class="lede">${formatCount(points.length)} ${points.length === 1 ? 'date' : 'dates'}, one a ${page.every}. ${
    fitAt === null
      ? 'Segments were made anew at each date and followed by the customers they share.'
      : `Segments are those of ${formatDate(fitAt)} at every date.`
  } ${windowDays === null ? 'All orders before a date count.' : `Orders of the ${formatCount(windowDays)} days before a date count.`}</p>
${page.notes.length > 0 && html`<ul class="notes">${page.notes.map((note) => html`<li>${markOptions(note)}</li>`)}</ul>`}
${sections.map((section, i) => renderSection(section, i + 1, 2))}
</main>
<footer>Made by clientele ${page.version}. Shares are rounded and may not add to 100%.</footer>`
  return renderPage(`Over time · ${page.sources.join(', ')}`, body, faces, `Over time · ${page.sources.join(', ')}`)
}

/** Over a window the segment whose share changed most; without one, where shares move by themselves, who brings the money. */
function headline({ points, segments, windowDays, every }: EvolutionPage): string {
  const [first, last] = [points[0]!, points.at(-1)!]
  const there = `${formatCount(last.customers)} customers on ${formatDate(last.date)}`
  if (points.length === 1 || segments.length === 0) return there
  if (windowDays === null) {
    const at = points.findLast(({ isWhole }) => isWhole) ?? last
    const leader = leaderOf(at, segments)
    return leader
      ? `${there}; ${formatShare(leader.share)} of the money of ${periodWords(at, every)} came from ${leader.name}`
      : there
  }
  const change = (i: number): number => (last.segments[i]!.share ?? 0) - (first.segments[i]!.share ?? 0)
  const most = segments.reduce((best, _, i) => (Math.abs(change(i)) > Math.abs(change(best)) ? i : best), 0)
  return `${segments[most]} went from ${formatShare(first.segments[most]!.share)} to ${formatShare(last.segments[most]!.share)} of customers`
}

/** The segment that brought most within a step; undefined where none brought anything. */
function leaderOf(point: PagePoint, names: readonly string[]): { name: string; share: number } | undefined {
  const [leader] = point.segments
    .map(({ stepRevenueShare }, i) => ({ name: names[i]!, share: stepRevenueShare ?? 0 }))
    .toSorted((a, b) => b.share - a.share)
  return leader && leader.share > 0 ? leader : undefined
}

function money(page: EvolutionPage, draw: Draw): Section | null {
  const { points, segments } = page
  if (points.length < 2 || points.every(({ stepRevenue }) => stepRevenue === null)) return null
  const currency = toCurrencyCode(page.currency)
  const show = (amount: number | null): string => formatMoney(amount, currency)
  const whole = points.filter(({ isWhole }) => isWhole)
  const best = (whole.length > 0 ? whole : points).reduce((a, b) =>
    (b.stepRevenue ?? 0) > (a.stepRevenue ?? 0) ? b : a,
  )
  const leader = leaderOf(best, segments)
  const made = leader ? `, ${formatShare(leader.share)} of it by ${leader.name}` : ''
  const isNegative = points.some((point) => point.segments.some(({ stepRevenue }) => (stepRevenue ?? 0) < 0))
  const unplaced = points.filter(({ unplacedRevenue }) => unplacedRevenue !== null && unplacedRevenue !== 0)
  return {
    topic: 'What they brought',
    title: `${periodWords(best, page.every)} brought most: ${show(best.stepRevenue)}${made}`,
    reading: html`<p>Money of each ${page.every}, by the segment that customers were in at its end.${currency === null && " Amounts are in the file's own currency."}</p>${
      unplaced.length > 0 &&
      html`<p>Returns of customers without an order that counts are in no segment: ${show(unplaced.reduce((total, { unplacedRevenue }) => total + unplacedRevenue!, 0))} in all.</p>`
    }${isNegative && html`<p>What is below zero, because returns outweighed, hangs below the axis.</p>`}`,
    figure: html`${evolutionBars(
      page,
      ({ stepRevenue }) => stepRevenue ?? 0,
      {
        title: `Revenue by ${page.every} and segment`,
        over: 'period',
        format: show,
        slots: segmentSlots(segments.filter((name) => name !== NOISE)),
      },
      draw,
    )}${showNumbers(
      dataTable({
        caption: `Revenue by ${page.every} and segment`,
        columns: [...[`Until`, 'Revenue'], ...segments].map((head) => ({ head })),
        rows: points.map((point) => [
          onOneLine(point.date),
          show(point.stepRevenue),
          ...point.segments.map(({ stepRevenue }) => show(stepRevenue)),
        ]),
      }),
    )}`,
  }
}

function people(page: EvolutionPage, draw: Draw): Section {
  const { points, segments } = page
  const [first, last] = [points[0]!, points.at(-1)!]
  const one = points.length === 1
  return {
    topic: 'Who is there',
    title: one
      ? `${formatCount(last.customers)} customers, and no other date to hold them against`
      : `From ${formatCount(first.customers)} customers to ${formatCount(last.customers)}`,
    reading: html`<p>Customers on each date, by segment. The number in the chip is the rank by revenue per customer${one ? '' : ' on the last date'}.</p>`,
    figure: html`${
      !one &&
      evolutionBars(
        page,
        ({ customers }) => customers,
        {
          title: 'Customers by date and segment',
          over: 'date',
          format: formatCount,
          slots: segmentSlots(segments.filter((name) => name !== NOISE)),
        },
        draw,
      )
    }${showNumbers(
      dataTable({
        caption: 'Share of customers by date and segment',
        columns: ['Date', 'Customers', ...segments].map((head) => ({ head })),
        rows: points.map((point) => [
          onOneLine(point.date),
          formatCount(point.customers),
          ...point.segments.map(({ share }) => formatFineShare(share)),
        ]),
      }),
    )}`,
  }
}

const NOISE = 'Unclustered'
/** Dates that a table shows before the rest is folded away. */
const MOST_ROWS = 13

function flows({ points, every, windowDays }: EvolutionPage): Section {
  const at = points.findLast(({ isWhole }) => isWhole) ?? points.at(-1)!
  const gone = windowDays === null ? '' : `, ${formatCount(at.lapsed)} lapsed`
  return {
    topic: 'Who came and went',
    title: `${periodWords(at, every)}: ${formatCount(at.fresh)} new customers${gone}`,
    reading: html`<p>New: their first order in the file. ${
      windowDays === null
        ? 'Without a window nobody lapses or comes back.'
        : `Lapsed: no order any more within ${formatCount(windowDays)} days. Back: an order after that.`
    } Before, new and back less lapsed give the customers of the date.</p>`,
    figure: latestRows({
      caption: 'Who came and went',
      columns: ['Date', 'New', 'Back', 'Lapsed', 'Customers', 'Bought'].map((head) => ({ head })),
      rows: points.map((point) => [
        `${onOneLine(point.date)}${point.isWhole ? '' : '*'}`,
        ...[point.fresh, point.returned, point.lapsed].map((count) => (count === 0 ? none : formatCount(count))),
        formatCount(point.customers),
        formatCount(point.buyers),
      ]),
    }),
    wide:
      points.some(({ isWhole }) => !isWhole) && html`<p class="note">* The log covers only a part of this period.</p>`,
  }
}

function returns({ cohorts, lastMonthIsWhole }: EvolutionPage): Section | null {
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

function drift({ points, fitAt }: EvolutionPage): Section | null {
  if (points.length < 2) return null
  const worst = (point: PagePoint): number => Math.max(0, ...Object.values(point.drift).map((index) => index ?? 0))
  const drifted = points.filter((point) => worst(point) >= 0.25)
  const against = fitAt === null ? 'the date before' : formatDate(fitAt)
  return {
    topic: 'Still the same customers?',
    title:
      drifted.length === 0
        ? `At no date were the customers others than on ${against}`
        : `At ${drifted.length} of ${points.length} dates the customers were others than on ${against}`,
    reading: html`<p>The drift (PSI) of what segments are made of, against the customers of ${against}: below 0.1 nothing moved, from 0.25 on it is another population, and segments describe it less well.</p>`,
    figure: latestRows({
      caption: 'Drift',
      columns: ['Date', 'Recency', 'Orders', 'Revenue', 'Segment sizes'].map((head) => ({ head })),
      rows: points.map(({ date, drift: { recency, orders, revenue, sizes } }) => [
        onOneLine(date),
        ...[recency, orders, revenue, sizes].map((index) => formatDecimal(index)),
      ]),
    }),
    wide: fitAt === null && events(points),
  }
}

/** A table with a row per date: the latest, and all of them folded away where they are many. */
function latestRows(table: DataTable): Markup {
  if (table.rows.length <= MOST_ROWS) return dataTable(table)
  const latest = dataTable({ ...table, rows: table.rows.slice(-MOST_ROWS) })
  return html`${latest}${showNumbers(dataTable(table), `All ${table.rows.length} dates`)}`
}

/** A date whose parts stay together. */
function onOneLine(date: string): string {
  return formatDate(date).replaceAll(' ', '\u00a0')
}

/** What became of segments that were made anew. */
function events(points: readonly PagePoint[]): Markup {
  const said = points.flatMap(({ date, events }) => {
    if (events === null) return []
    const words = [
      ...events.born.map((name) => `${name} is newly formed`),
      ...events.gone.map((name) => `${name} is gone`),
      ...events.replaced.map((name) => `${name} holds other customers than before`),
      ...events.split.map(({ from, into }) => `${from} split into ${listWords(into)}`),
      ...events.merged.map(({ into, from }) => `${listWords(from)} became ${into}`),
      ...events.renamed.map(({ segment, now }) => `${segment} would be called ${now}`),
    ]
    return [[onOneLine(date), words.join('; ') || 'each has its like', formatFineShare(events.relabelled)]]
  })
  return html`<h4>What became of the segments</h4>${dataTable({
    caption: 'What became of the segments',
    columns: [{ head: 'Date' }, { head: 'Segments', text: true }, { head: 'Customers called otherwise' }],
    rows: said,
  })}`
}
