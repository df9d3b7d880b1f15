import { html, type Markup } from '../../charts/markup.ts'
import { dataTable } from '../data-table.ts'
import { formatCount, formatDecimal, none } from '../format.ts'
import type { Section } from '../section.ts'
import type { ComparisonPage, PageParts } from './comparison-page.ts'

const MOST_MOVES = 25

/** How much of each change came of time, of orders and of borders. */
export function causesSection({ states, moves, changes }: ComparisonPage): Section {
  return {
    topic: 'Why',
    title: 'What time did, what customers did, and what moving borders did',
    reading: html`<p>Ageing: what would have happened had nobody ordered. Behaviour: what their orders changed, by the earlier segments. Borders: what the later segments call otherwise. The three add up exactly.</p>`,
    figure: html`<h4>What changed the size of each segment</h4>${dataTable({
      caption: 'What changed the size of each segment',
      columns: ['Segment', 'Before', 'Ageing', 'Behaviour', 'Borders', 'After'].map((head) => ({ head })),
      rows: changes
        .filter(
          ({ before, after, ageing, behaviour }) => before !== 0 || after !== 0 || ageing !== 0 || behaviour !== 0,
        )
        .map((row) => [states[row.state]!, formatCount(row.before), ...parts(row), formatCount(row.after)]),
    })}`,
    wide: html`<h4>The largest moves</h4>${dataTable({
      caption: 'The largest moves',
      columns: ['From', 'To', 'Customers', 'Ageing', 'Behaviour', 'Borders'].map((head, i) => ({
        head,
        text: i === 1,
      })),
      rows: moves
        .toSorted((a, b) => b.customers - a.customers)
        .slice(0, MOST_MOVES)
        .map((move) => [states[move.from]!, states[move.to]!, formatCount(move.customers), ...parts(move)]),
    })}`,
  }
}

function parts({ ageing, behaviour, borders }: PageParts): (string | Markup)[] {
  return [ageing, behaviour, borders].map((part) =>
    part === 0 ? none : formatDecimal(part, Number.isInteger(part) ? 0 : 1),
  )
}
