import { html } from '../../charts/markup.ts'
import { formatCount, none } from '../format.ts'
import type { Section } from '../section.ts'
import type { EvolutionPage } from './evolution-page.ts'
import { latestRows } from './latest-rows.ts'
import { periodWords } from './period-words.ts'
import { unbrokenDate } from './unbroken-date.ts'

/** Who was new, came back and lapsed in each period. */
export function flowsSection({ points, every, windowDays }: EvolutionPage): Section {
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
        `${unbrokenDate(point.date)}${point.isWhole ? '' : '*'}`,
        ...[point.fresh, point.returned, point.lapsed].map((count) => (count === 0 ? none : formatCount(count))),
        formatCount(point.customers),
        formatCount(point.buyers),
      ]),
    }),
    wide:
      points.some(({ isWhole }) => !isWhole) && html`<p class="note">* The log covers only a part of this period.</p>`,
  }
}
