import { html, type Markup } from '../../charts/markup.ts'
import { dataTable } from '../data-table.ts'
import { formatDate, formatDecimal, formatFineShare } from '../format.ts'
import { listWords } from '../list-words.ts'
import type { Section } from '../section.ts'
import type { EvolutionPage, PagePoint } from './evolution-page.ts'
import { latestRows } from './latest-rows.ts'
import { unbrokenDate } from './unbroken-date.ts'

/** How far the customers of each date are from those that segments were made for; null with one date. */
export function driftSection({ points, fitAt }: EvolutionPage): Section | null {
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
        unbrokenDate(date),
        ...[recency, orders, revenue, sizes].map((index) => formatDecimal(index)),
      ]),
    }),
    wide: fitAt === null && events(points),
  }
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
    return [[unbrokenDate(date), words.join('; ') || 'each has its like', formatFineShare(events.relabelled)]]
  })
  return html`<h4>What became of the segments</h4>${dataTable({
    caption: 'What became of the segments',
    columns: [{ head: 'Date' }, { head: 'Segments', text: true }, { head: 'Customers called otherwise' }],
    rows: said,
  })}`
}
